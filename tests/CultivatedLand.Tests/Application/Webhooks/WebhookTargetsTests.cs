using System.Net;
using CultivatedLand.Application.Webhooks;

namespace CultivatedLand.Tests.Application.Webhooks;

public sealed class WebhookTargetsTests
{
    private static readonly WebhookTargets Usual = new(allowsPrivate: false);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::10.0.0.1")]
    [InlineData("2002:7f00:1::")]
    public void An_address_of_this_machine_its_network_or_the_platform_is_closed(string address) =>
        Assert.False(Usual.Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2400:3200::1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void Any_other_is_open(string address) => Assert.True(Usual.Allows(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://localhost/hook")]
    [InlineData("http://LOCALHOST.:8080/hook")]
    [InlineData("http://a.localhost/hook")]
    [InlineData("http://127.0.0.1/hook")]
    [InlineData("http://2130706433/hook")]
    [InlineData("http://0x7f.1/hook")]
    [InlineData("http://[::1]/hook")]
    [InlineData("http://[::ffff:10.0.0.1]/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public void Such_an_address_is_not_written_down(string address) =>
        Assert.Contains("allowPrivateWebhooks", Usual.Fault(new Uri(address))?.English, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://hooks.example.cn/in")]
    [InlineData("https://8.8.8.8/in")]
    public void Any_other_is_written_down(string address) => Assert.Null(Usual.Fault(new Uri(address)));

    [Fact]
    public void The_operator_can_open_them_all()
    {
        var open = new WebhookTargets(allowsPrivate: true);

        Assert.Null(open.Fault(new Uri("http://127.0.0.1/hook")));
        Assert.True(open.Allows(IPAddress.Loopback));
    }
}
