namespace VNetPeering.Sdk.Conformance;

/// <summary>What a source shows of the platform's None rows.</summary>
internal enum NoneRows
{
    /// <summary>The source lists them: they are compared.</summary>
    Listed = 0,

    /// <summary>Azure returned none: there must be none.</summary>
    Vanished,

    /// <summary>The author left them out: they are left out on both sides.</summary>
    Cut,
}
