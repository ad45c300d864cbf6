namespace CultivatedLand.Functions.Storage.Account;

/// <summary>Check of a connection string that does not use it, so that a bad one is reported at start and never printed.</summary>
internal static class ConnectionStringCheck
{
    public static bool IsUsable(string text)
    {
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Any(part => part.IndexOf('=', StringComparison.Ordinal) <= 0))
            return false;
        var names = parts.Select(part => part[..part.IndexOf('=', StringComparison.Ordinal)]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Contains("UseDevelopmentStorage")
            || (names.Contains("AccountName") && names.Contains("AccountKey"))
            || (
                names.Contains("TableEndpoint")
                && names.Contains("BlobEndpoint")
                && (names.Contains("AccountKey") || names.Contains("SharedAccessSignature"))
            );
    }
}
