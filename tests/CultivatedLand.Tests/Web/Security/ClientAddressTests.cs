using System.Net;
using CultivatedLand.Domain;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Tests.Web.Security;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7:51234", "203.0.113.7")]
    [InlineData("10.1.2.3:443", "10.1.2.3")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("[2001:db8::7]", "2001:db8::7")]
    [InlineData("[2001:db8::7]:51234", "2001:db8::7")]
    [InlineData("[2001:DB8:0:0::7]:51234", "2001:db8::7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    public void An_address_is_the_same_with_and_without_its_port_and_brackets(string header, string expected) =>
        Assert.Equal(expected, Of(header));

    [Theory]
    [InlineData("198.51.100.1, 203.0.113.7:51234")]
    [InlineData("nonsense, 203.0.113.7")]
    [InlineData("127.0.0.1, 203.0.113.7")]
    public void Only_the_entry_that_the_nearest_proxy_added_counts(string header) => Assert.Equal("203.0.113.7", Of(header));

    [Theory]
    [InlineData("203.0.113.7:51234, 127.0.0.1")]
    [InlineData("203.0.113.7:51234, [::1]:8080")]
    [InlineData("203.0.113.7:51234, 169.254.129.1:36000, ::ffff:127.0.0.1")]
    public void Entries_of_the_machine_itself_are_passed_over(string header) => Assert.Equal("203.0.113.7", Of(header));

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("_hidden:1")]
    [InlineData("7")]
    [InlineData("198.51.100.1, nonsense")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:1234")]
    public void Behind_a_proxy_that_tells_nothing_no_client_is_known_rather_than_one_for_all(string header) =>
        Assert.Null(Of(header, IPAddress.Loopback));

    [Fact]
    public void An_entry_of_any_length_does_no_harm() => Assert.Null(Of(new string('1', 100_000)));

    [Fact]
    public void Who_comes_past_the_proxy_is_counted_by_the_connection() =>
        Assert.Equal("198.51.100.9", Of("", IPAddress.Parse("198.51.100.9")));

    [Fact]
    public void Without_a_proxy_the_header_is_anybodys() =>
        Assert.Equal("127.0.0.1", Of("203.0.113.7", IPAddress.Loopback, isBehindProxy: false));

    private static string? Of(string header, IPAddress? connection = null, bool isBehindProxy = true)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers["X-Forwarded-For"] = header;
        http.Connection.RemoteIpAddress = connection;
        return ClientAddress.Of(
            http,
            new WebOptions(new Uri("https://land.example.cn"), "token", 1, TimeSpan.FromDays(1), IsVirtualTime: false, Language.Chinese)
            {
                Access = new AccessOptions { ClientAddressHeader = isBehindProxy ? "X-Forwarded-For" : null },
            }
        );
    }
}
