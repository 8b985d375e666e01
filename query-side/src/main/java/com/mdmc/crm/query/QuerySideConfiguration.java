package com.mdmc.crm.query;

import com.mdmc.crm.platform.configuration.KernelConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that answers, on top of what both sides share. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = QuerySideConfiguration.class)
@Import(KernelConfiguration.class)
public class QuerySideConfiguration {}
