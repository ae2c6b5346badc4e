namespace VNetPeering.Sdk.Model;

/// <summary>What the text of an address of an admin rule is.</summary>
public enum AdminRuleAddressType
{
    /// <summary>An address, a prefix or <c>*</c>.</summary>
    IPPrefix = 0,

    /// <summary>A service tag.</summary>
    ServiceTag,

    /// <summary>The id of a network group: the address space of its VNets.</summary>
    NetworkGroup,
}
