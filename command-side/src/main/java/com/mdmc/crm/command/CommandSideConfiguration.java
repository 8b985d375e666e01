package com.mdmc.crm.command;

import com.mdmc.crm.backup.schedule.BackupConfiguration;
import com.mdmc.crm.platform.configuration.KernelConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything that decides, on top of what both sides share. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = CommandSideConfiguration.class)
@Import({KernelConfiguration.class, BackupConfiguration.class})
public class CommandSideConfiguration {}
