using System.Net;
using System.Net.Sockets;

namespace CultivatedLand.Testing;

/// <summary>Ports of this machine's loopback.</summary>
public static class Loopback
{
    /// <summary>A port on which nobody listens yet.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
