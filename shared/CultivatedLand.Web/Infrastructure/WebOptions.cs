using CultivatedLand.Domain;

namespace CultivatedLand.Web.Infrastructure;

/// <summary>Options of the web application.</summary>
/// <param name="PublicAddress">Address by which people reach this host, for links in mails; never taken from a request.</param>
/// <param name="ApiToken">Administrator's token for the API.</param>
/// <param name="LargestUpload">Limit in bytes; the same limit and the same sentence everywhere.</param>
/// <param name="LinksLast">Time for which a link in a mail is valid.</param>
/// <param name="IsVirtualTime">Whether time is virtual; pages say so.</param>
public sealed record WebOptions(
    Uri PublicAddress,
    string ApiToken,
    long LargestUpload,
    TimeSpan LinksLast,
    bool IsVirtualTime,
    Language Language
)
{
    public AccessOptions Access { get; init; } = new();

    /// <summary>Whether webhooks may go to this machine and its own network.</summary>
    public bool AllowsPrivateWebhooks { get; init; }

    /// <summary>Whether people reach this host by https only.</summary>
    public bool IsSecure => PublicAddress.Scheme == Uri.UriSchemeHttps;

    /// <summary>
    /// Finds what is wrong with the public address of a setting. Pages, links and cookies belong to the root of a host name,
    /// so that an address with a path would be right in mails and wrong in pages.
    /// </summary>
    /// <returns>Null where the address can be used.</returns>
    public static LocalizedText? PublicAddressFault(string setting, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return new(
                $"{setting} 为“{text}”，应为完整网址，如 https://gengdi.example.cn。",
                $"{setting} is “{text}”; set it to a whole address such as https://land.example.cn."
            );
        return address.PathAndQuery is "/" && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            ? null
            : new(
                $"{setting} 为“{text}”，带有路径、查询或账号；本系统只能在域名的根下使用。请改为 {address.Scheme}://{address.Authority}，并让代理把一个独立的域名（或端口）整个转到本机。",
                $"{setting} is “{text}”, which has a path, a query or a user; the console works at the root of a host name only. "
                    + $"Set it to {address.Scheme}://{address.Authority}, "
                    + "and let the proxy forward a host name (or a port) of its own as a whole."
            );
    }
}
