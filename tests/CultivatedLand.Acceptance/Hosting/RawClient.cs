using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CultivatedLand.Acceptance.Hosting;

/// <summary>Connection of a client that begins an upload and does not go on.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _connection = new();

    public static async Task<RawClient> Begin(HostProcess host, int contentLength)
    {
        var address = host.Api.Http.BaseAddress!;
        var client = new RawClient();
        await client._connection.ConnectAsync(address.Host, address.Port);
        var request = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            POST /api/plans?name=x.txt HTTP/1.1
            Host: {address.Authority}
            Authorization: Bearer {host.Api.Token}
            Content-Type: text/plain
            Content-Length: {contentLength}


            x
            """
        );
        await client._connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request.ReplaceLineEndings("\r\n")));
        return client;
    }

    public void Dispose() => _connection.Dispose();
}
