namespace VNetPeering.Sdk.Routing;

/// <summary>Which service tag lists the addresses of a service endpoint.</summary>
internal static class ServiceEndpointTags
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.AzureActiveDirectory"] = "AzureActiveDirectory",
        ["Microsoft.AzureCosmosDB"] = "AzureCosmosDB",
        ["Microsoft.CognitiveServices"] = "CognitiveServicesManagement",
        ["Microsoft.ContainerRegistry"] = "AzureContainerRegistry",
        ["Microsoft.EventHub"] = "EventHub",
        ["Microsoft.KeyVault"] = "AzureKeyVault",
        ["Microsoft.ServiceBus"] = "ServiceBus",
        ["Microsoft.Sql"] = "Sql",
        ["Microsoft.Storage"] = "Storage",
        ["Microsoft.Storage.Global"] = "Storage",
        ["Microsoft.Web"] = "AppService",
    };

    /// <summary>Returns the tag of a service; null when it has none that is known.</summary>
    internal static string? Find(string service) => Tags.GetValueOrDefault(service);
}
