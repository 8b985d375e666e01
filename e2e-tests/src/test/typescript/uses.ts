// What a frontend does with the generated client, without one "!" or "as"; compiling it is the test.
import createClient from "openapi-fetch";
import type { components, paths } from "./crm.js";

type Lead = components["schemas"]["LeadView"];
type Campaign = components["schemas"]["CampaignView"];
type Person = components["schemas"]["PersonalInfoInput"];

const crm = createClient<paths>({ baseUrl: "/" });

export async function capture(email: string): Promise<string> {
  const { data, error } = await crm.POST("/api/leads", {
    body: {
      personalInfo: { firstName: "Zoé", lastName: "Lune", email },
      artistInfo: { name: "Lune" },
    },
  });
  if (error) {
    throw new Error(error.errors?.map((each) => `${each.field}: ${each.code}`).join() ?? error.code);
  }
  return data.id;
}

export async function lead(id: string, at?: string): Promise<Lead | undefined> {
  const { data } = await crm.GET("/api/leads/{id}", { params: { path: { id }, query: { at } } });
  return data;
}

export function stage(of: Lead): string {
  return of.pipeline.stage;
}

export function title(of: Lead): string {
  const overdue = of.followUps.filter((each) => each.overdue ?? false).map((each) => each.subject);
  return [of.artistInfo.name, of.personalInfo.firstName, of.pipeline.priority, ...of.pipeline.tags, ...overdue].join(" ");
}

export function owner(of: Lead): string | null {
  return of.assignment.assignedTo;
}

export function form(of: Lead): Person {
  return { ...of.personalInfo, phone: of.personalInfo.phone ?? undefined };
}

export function left(of: Campaign): string {
  const remaining = of.budget.remaining;
  return remaining === null ? "–" : `${remaining} ${of.budget.currency ?? ""}`;
}

export async function board(): Promise<Map<string, string[]>> {
  const { data } = await crm.GET("/api/board", { params: { query: { limit: 10 } } });
  return new Map((data?.columns ?? []).map((column) => [column.stage, column.items.map((card) => card.id)]));
}

export async function pages(): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { data, error } = await crm.GET("/api/leads", { params: { query: { limit: 200, cursor } } });
    if (error) {
      throw new Error(error.title);
    }
    ids.push(...data.items.map((each) => each.id));
    cursor = data.page.next ?? undefined;
  } while (cursor);
  return ids;
}

export async function names(): Promise<Record<string, string>> {
  const { data } = await crm.GET("/api/directory");
  return Object.fromEntries((data?.items ?? []).map((each) => [each.id, each.fullName]));
}

export async function logIn(email: string, password: string): Promise<string | undefined> {
  const { data } = await crm.POST("/api/auth/login", { body: { email, password } });
  return data?.accessToken;
}

export async function slackKey(id: string): Promise<string | undefined> {
  const { data } = await crm.GET("/api/users/{id}", { params: { path: { id } } });
  return data?.apiKeys.slack;
}

// @ts-expect-error a field the contract does not know does not compile
crm.POST("/api/leads", { body: { personalInfo: { firstName: "Zoé", nickname: "Z" } } });

// @ts-expect-error nor does a body without what is required
crm.POST("/api/leads/{id}/stage", { params: { path: { id: "" } }, body: {} });
