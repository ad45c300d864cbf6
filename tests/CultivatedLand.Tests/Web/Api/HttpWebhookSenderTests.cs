using System.Net;
using System.Net.Sockets;
using CultivatedLand.Application.Webhooks;

namespace CultivatedLand.Tests.Web.Api;

public sealed class HttpWebhookSenderTests : WebTest
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task A_name_that_leads_to_this_machine_is_not_connected(string host)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var trouble = await Part<IWebhookSender>()
            .Send(new WebhookMessage(new Uri($"http://{host}:{((IPEndPoint)listener.LocalEndpoint).Port}/"), "{}", null, false), default);

        Assert.Contains("allowPrivateWebhooks", trouble, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }
}
