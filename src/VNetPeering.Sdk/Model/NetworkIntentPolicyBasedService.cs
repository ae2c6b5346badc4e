namespace VNetPeering.Sdk.Model;

/// <summary>Which admin rules hold in a VNet with a service that brings a network intent policy: SQL Managed Instance, Databricks (rule 6.13).</summary>
public enum NetworkIntentPolicyBasedService
{
    /// <summary>None: such a VNet is skipped.</summary>
    None = 0,

    /// <summary>All. Azure grants it on request only.</summary>
    All,

    /// <summary>Those that allow, and no others.</summary>
    AllowRulesOnly,
}
