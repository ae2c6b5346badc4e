using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AddressesPerMachineTests
{
    private static readonly ResourceId Machine = Designs.Id(ResourceTypes.VirtualMachine, "m");

    private static DrawnDesign Machines(string lines) => DesignText.Read($"""
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        {lines}
        """);

    [Test]
    public void Fires_on_the_machine_for_all_its_interfaces()
    {
        Diagnostic finding = Machines("""
            nic one app/web 10.1.0.4
            nic two app/web 10.1.0.5 10.1.0.6
            vm m one two
            limit PrivateAddressesPerVirtualMachine=2
            """).ShouldHaveOnly("VNP7009");

        finding.Resource.ShouldBe(Machine);
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.NetworkInterface, "one"), Designs.Id(ResourceTypes.NetworkInterface, "two")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Virtual machine \"m\" has 3 private addresses; Azure's limit is 2 (2022-12). Its interfaces: \"one\" and \"two\".");
        finding.Fix.ShouldBe("Spread the addresses over several machines.");
    }

    [Test]
    public void Knows_the_machine_from_its_interfaces_too() => Machines("""
        nic one app/web 10.1.0.4 vm=m
        nic two app/web 10.1.0.5 10.1.0.6 vm=m
        vm m one
        limit PrivateAddressesPerVirtualMachine=2
        """).ShouldHaveOnly("VNP7009").Resource.ShouldBe(Machine);

    [Test]
    public void Knows_a_machine_that_only_its_interfaces_name() => Machines("""
        nic one app/web 10.1.0.4 vm=m
        nic two app/web 10.1.0.5 10.1.0.6 vm=m
        limit PrivateAddressesPerVirtualMachine=2
        """).ShouldHaveOnly("VNP7009").Resource.ShouldBe(Machine);

    [Test]
    public void Stays_silent_at_the_limit() => Machines("""
        nic one app/web 10.1.0.4 vm=m
        nic two app/web 10.1.0.5 10.1.0.6 vm=m
        vm m one two
        limit PrivateAddressesPerVirtualMachine=3
        """).ShouldHaveNoFindings();

    [Test]
    public void Leaves_to_the_interface_what_it_has_too_much_by_itself() => Machines("""
        nic one app/web 10.1.0.4 10.1.0.5 10.1.0.6
        vm m one
        limit PrivateAddressesPerNetworkInterface=2 PrivateAddressesPerVirtualMachine=2
        """).ShouldHaveOnly("VNP7008");

    [Test]
    public void Leaves_out_interfaces_that_are_not_described() => Machines("""
        nic one app/web 10.1.0.4
        vm m one two three
        limit PrivateAddressesPerVirtualMachine=1
        """).ShouldHaveNoFindings();
}
