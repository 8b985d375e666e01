// What a frontend does with the generated client; compiling it is the test.
import createClient from "openapi-fetch";
import type { components, paths } from "./crm.js";

type Lead = components["schemas"]["LeadView"];

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

export function stage(of: Lead): string | null | undefined {
  return of.pipeline?.stage;
}

export async function logIn(email: string, password: string): Promise<string | null | undefined> {
  const { data } = await crm.POST("/api/auth/login", { body: { email, password } });
  return data?.accessToken;
}

// @ts-expect-error a field the contract does not know does not compile
crm.POST("/api/leads", { body: { personalInfo: { firstName: "Zoé", nickname: "Z" } } });
