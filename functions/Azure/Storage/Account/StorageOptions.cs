using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using CultivatedLand.Domain;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Account;

/// <summary>
/// Options of the storage: a connection string, or the two endpoints and a credential.
/// Endpoints are whole addresses, so that every cloud's suffix works: <c>https://ACCOUNT.table.core.windows.net</c>,
/// in Azure China <c>https://ACCOUNT.table.core.chinacloudapi.cn</c>.
/// </summary>
public sealed partial record StorageOptions
{
    public string? ConnectionString { get; init; }

    public Uri? TableEndpoint { get; init; }

    public Uri? BlobEndpoint { get; init; }

    /// <summary>
    /// Credential used with the endpoints. Null for the host's managed identity, or the signed-in user on a developer's machine.
    /// </summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>
    /// Client id of a user-assigned identity; null for the system-assigned one. It is used only if <see cref="Credential"/> is null.
    /// </summary>
    public string? ClientId { get; init; }

    /// <summary>Beginning of the names of tables and containers, so that several deployments can share an account.</summary>
    public string Prefix { get; init; } = "CultivatedLand";

    /// <summary>Policy that runs before every request, for tests that make storage fail.</summary>
    internal HttpPipelinePolicy? Hindrance { get; init; }

    /// <summary>Time for which a recording may stand still before anybody calls it off, see <see cref="Mails.MailRecorder"/>.</summary>
    internal TimeSpan RecordingPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Finds the faults of these settings. Empty if they can be used.</summary>
    public IEnumerable<LocalizedText> Validate()
    {
        if (ConnectionString is null && TableEndpoint is null && BlobEndpoint is null)
            yield return StorageErrorText.NothingSet;
        if (ConnectionString is not null && (TableEndpoint ?? BlobEndpoint) is not null)
            yield return StorageErrorText.BothSet;
        if (ConnectionString is not null && !ConnectionStringCheck.IsUsable(ConnectionString))
            yield return StorageErrorText.BadConnectionString;
        if (ConnectionString is null && (TableEndpoint is null) != (BlobEndpoint is null))
            yield return StorageErrorText.OneEndpointMissing(TableEndpoint is null ? nameof(TableEndpoint) : nameof(BlobEndpoint));
        foreach (var (name, endpoint) in new[] { (nameof(TableEndpoint), TableEndpoint), (nameof(BlobEndpoint), BlobEndpoint) })
        {
            if (endpoint is { IsAbsoluteUri: false } or { Scheme: not "https" })
                yield return StorageErrorText.NotHttps(name, endpoint.OriginalString);
        }

        if (!Prefixes().IsMatch(Prefix))
            yield return StorageErrorText.BadPrefix(Prefix);
    }

    /// <summary>Returns a text without the connection string, whose key must not get into a log.</summary>
    public override string ToString() => $"{Prefix} in {TableEndpoint?.Host ?? "the account of a connection string"}";

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{2,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Prefixes();
}
