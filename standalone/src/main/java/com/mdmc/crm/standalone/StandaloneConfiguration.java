package com.mdmc.crm.standalone;

import com.mdmc.crm.command.CommandSideConfiguration;
import com.mdmc.crm.query.QuerySideConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** One context on one port: the command side and the query side. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CommandSideConfiguration.class, QuerySideConfiguration.class})
public class StandaloneConfiguration {}
