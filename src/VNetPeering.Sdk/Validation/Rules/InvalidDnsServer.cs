using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation.Rules;

internal sealed class InvalidDnsServer : VNetRule
{
    public override DiagnosticDescriptor Descriptor { get; } = new()
    {
        Id = "VNP1013",
        Title = "DNS server is not an IP address",
        Severity = Severity.Error,
        AzureErrorCode = "NetcfgInvalidDnsServer",
        Rules = "-",
        Evidence = "Recorded service answer",
    };

    public override void CheckVNet(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        foreach (string server in vnet.DnsServers)
        {
            if (IsWrong(server))
            {
                Report(context, vnet, sink);
                return;
            }
        }
    }

    // An expression of a template and a placeholder of a published capture stand for an address; an empty text stands for nothing.
    private static bool IsWrong(string server) => server.Length > 0 && server[0] is not ('[' or '<') && !HostAddress.TryParse(server, out _);

    private static void Report(ValidationContext context, VNet vnet, DiagnosticSink sink)
    {
        string[] wrong = [.. vnet.DnsServers.Where(IsWrong).Select(server => $"\"{server}\"")];
        sink.Report(new Finding
        {
            Resource = vnet.Id,
            Message = $"VNet {context.Name(vnet.Id)} has {Wording.List(wrong)} as DNS {(wrong.Length == 1 ? "server, which is not an IP address" : "servers, which are not IP addresses")}.",
            Fix = "Write the addresses of the DNS servers, or none at all for the name resolution that Azure provides.",
        });
    }
}
