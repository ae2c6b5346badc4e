using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A reference from one resource to another, checked when all sources are read.</summary>
internal sealed record PendingReference(ResourceId From, string Property, ResourceId Target, SourceLocation? Location);
