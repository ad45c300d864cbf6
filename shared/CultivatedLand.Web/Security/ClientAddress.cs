using System.Net;
using CultivatedLand.Web.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Security;

/// <summary>Address of a request's client, by which failures are counted.</summary>
internal static class ClientAddress
{
    /// <summary>What the audit log shows where the client's address is not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>Longest entry that is read: an IPv6 address with a zone, brackets and a port.</summary>
    private const int Longest = 80;

    /// <summary>
    /// Returns the client's address without its port, IPv6 without brackets. Null where it cannot be known: behind a proxy the address of
    /// the connection is the proxy's own, and all clients would be counted as one.
    /// </summary>
    public static string? Of(HttpContext context, WebOptions settings)
    {
        if (settings.Access.ClientAddressHeader is not { } header)
            return Written(context.Connection.RemoteIpAddress);
        return Told(context.Request.Headers[header].ToString()) is { } told ? Written(told)
            : context.Connection.RemoteIpAddress is { } direct && !IsOfTheMachine(direct) ? Written(direct)
            : null;
    }

    /// <summary>
    /// Returns the address that the nearest proxy has added, which is the last. All entries before it can be invented.
    /// Entries of the machine itself are passed over: the platform's own parts add them behind the front end.
    /// </summary>
    private static IPAddress? Told(string header)
    {
        foreach (var entry in header.Split(',').Reverse())
        {
            if (Parse(entry.Trim()) is not { } address)
                return null;
            if (!IsOfTheMachine(address))
                return address;
        }

        return null;
    }

    /// <summary>
    /// Reads an address as proxies write it: 203.0.113.7, 203.0.113.7:51234, 2001:db8::1, [2001:db8::1],
    /// [2001:db8::1]:51234.
    /// </summary>
    private static IPAddress? Parse(string entry)
    {
        if (entry.Length is 0 or > Longest)
            return null;

        // Without this the parser takes 7 for 0.0.0.7.
        if (!entry.Contains(':', StringComparison.Ordinal) && entry.Count(letter => letter == '.') != 3)
            return null;
        return IPAddress.TryParse(entry, out var alone) ? Plain(alone)
            : IPEndPoint.TryParse(entry, out var withPort) ? Plain(withPort.Address)
            : null;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsOfTheMachine(IPAddress address) =>
        IPAddress.IsLoopback(Plain(address))
        || address.IsIPv6LinkLocal
        || Plain(address).GetAddressBytes() is [169, 254, ..] or [0, 0, 0, 0];

    private static string? Written(IPAddress? address) => address is null ? null : Plain(address).ToString();
}
