namespace VNetPeering.Sdk.Tests.Planning;

internal static class BuilderWords
{
    internal static TopologyBuilder Also(this TopologyBuilder net, Action<TopologyBuilder> configure)
    {
        configure(net);
        return net;
    }
}
