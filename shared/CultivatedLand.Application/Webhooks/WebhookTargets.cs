using System.Net;
using System.Net.Sockets;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Webhooks;

/// <summary>
/// Rule of where webhooks may go. Addresses of this machine, of its own network and of the platform beneath it are closed:
/// whoever may set a webhook could else knock at doors that are open to this machine alone.
/// </summary>
/// <param name="allowsPrivate">Whether the operator has opened them.</param>
public sealed class WebhookTargets(bool allowsPrivate)
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "168.63.129.16/32", // the platform beneath a machine of Azure
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96", // nothing, this machine, and IPv4 in an old disguise
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/32", // Teredo hides an IPv4 address
            "2001:db8::/32",
            "2002::/16", // so does 6to4
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether messages may go to this address of the network.</summary>
    public bool Allows(IPAddress address) => allowsPrivate || IsPublic(address);

    /// <summary>Judges an address as it is written. A name is judged again whenever it is looked up.</summary>
    /// <returns>The fault. Null if the address may be written down.</returns>
    public LocalizedText? Fault(Uri address)
    {
        if (allowsPrivate || !address.IsAbsoluteUri)
            return null;
        var host = address.DnsSafeHost.TrimEnd('.');
        var isHere =
            host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        return isHere || (IPAddress.TryParse(host, out var number) && !IsPublic(number)) ? Refusal(host) : null;
    }

    /// <summary>Says that a host is closed and how to open it.</summary>
    public static LocalizedText Refusal(string host) =>
        new(
            $"“{host}”是本机、内网或平台内部的地址，不向它推送；确需推送的，请运维人员把设置 allowPrivateWebhooks 改为 true。",
            $"“{host}” is an address of this machine, its own network or the platform, and gets nothing; "
                + "where it must, let the operator set allowPrivateWebhooks to true."
        );

    private static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && Nat64.Contains(address))
            return IsPublic(new IPAddress(address.GetAddressBytes()[12..]));
        return !Closed.Any(network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }
}
