using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AdminRulesSkipVNetTests
{
    [TestCase("Microsoft.Sql/managedInstances", "")]
    [TestCase("microsoft.databricks/workspaces", "services=AllowRulesOnly")]
    public void Fires_on_the_VNet(string service, string services)
    {
        Diagnostic finding = Draw(service, services, "Deny").ShouldHaveOnly("VNP5036");

        finding.Resource.ShouldBe(Designs.VNetId("data"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Message.ShouldBe("VNet \"data\" holds a subnet that is delegated to SQL Managed Instance or Databricks, so the Deny rules of \"corp/security\" do not hold in it.");
    }

    [TestCase("Microsoft.Web/serverFarms", "", "Deny")]
    [TestCase("Microsoft.Sql/managedInstances", "services=All", "Deny")]
    [TestCase("Microsoft.Sql/managedInstances", "", "Allow")]
    public void Stays_silent_where_nothing_is_lost(string service, string services, string access) => Draw(service, services, access).ShouldHaveNoFindings();

    private static DrawnDesign Draw(string service, string services, string access) =>
        DesignText.Read($"vnet data 10.1.0.0/16\nsubnet data/sql 10.1.1.0/24 delegation={service}\nadmin corp/guard data {services}\nadminrule corp/guard/one 100 Inbound {access} Any * -> *");
}
