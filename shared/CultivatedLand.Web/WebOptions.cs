using CultivatedLand.Domain;
using CultivatedLand.Web.Security;

namespace CultivatedLand.Web;

/// <param name="PublicAddress">The address by which people reach this host, for links in mails; never taken from a request.</param>
/// <param name="ApiToken">The administrator's token for the API.</param>
/// <param name="LargestUpload">In bytes; the same limit and the same sentence everywhere.</param>
/// <param name="LinksLast">How long a link in a mail counts.</param>
/// <param name="IsVirtualTime">Pages say so.</param>
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

    /// <summary>People reach this host by https only.</summary>
    public bool IsSecure => PublicAddress.Scheme == Uri.UriSchemeHttps;
}
