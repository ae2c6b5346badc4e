namespace VNetPeering.Sdk.Model;

/// <summary>Whether peerings that a connectivity configuration makes can be changed by hand (rule 6.10).</summary>
public enum PeeringEnforcement
{
    /// <summary>They can.</summary>
    Unenforced = 0,

    /// <summary>Azure refuses changes and deletions.</summary>
    Enforced,
}
