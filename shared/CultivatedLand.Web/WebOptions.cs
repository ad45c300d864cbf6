using CultivatedLand.Domain;
using CultivatedLand.Web.Security;

namespace CultivatedLand.Web;

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

    /// <summary>Whether people reach this host by https only.</summary>
    public bool IsSecure => PublicAddress.Scheme == Uri.UriSchemeHttps;
}
