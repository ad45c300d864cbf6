using System.Text.RegularExpressions;

namespace CultivatedLand.Tests.Infrastructure;

/// <summary>What looks like a secret, or like somebody's real account, in the files that describe a deployment.</summary>
internal static partial class SecretScan
{
    /// <summary>One sentence for each finding, with file and line; empty when nothing is given away.</summary>
    public static IEnumerable<string> Findings(string file, string text) =>
        from numbered in text.Split('\n').Select((line, index) => (Line: line, Number: index + 1))
        from rule in Rules
        where rule.Pattern.IsMatch(numbered.Line) && !(rule.Exception?.IsMatch(numbered.Line) ?? false)
        select $"{file}:{numbered.Number}: {rule.Name}";

    private static readonly Rule[] Rules =
    [
        new("a SendGrid key", SendGridKey()),
        new("a storage account's key", AccountKey()),
        new("a shared access signature", Signature()),
        new("a private or public key", Pem()),
        new("a token", Token()),
        new("a value given to a secret", AssignedSecret()),
        new("an id of a tenant, subscription or identity", Guid(), BuiltInRole()),
        new("an address of a real domain", MailAddress(), ReservedDomain()),
    ];

    private sealed record Rule(string Name, Regex Pattern, Regex? Exception = null);

    [GeneratedRegex(@"SG\.[\w-]{16,}")]
    private static partial Regex SendGridKey();

    [GeneratedRegex("AccountKey=|InstrumentationKey=|(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==")]
    private static partial Regex AccountKey();

    [GeneratedRegex(@"[?&]sig=|SharedAccessSignature")]
    private static partial Regex Signature();

    [GeneratedRegex("-----BEGIN|MFkwEwYHKoZIzj0")]
    private static partial Regex Pem();

    [GeneratedRegex(@"eyJ[\w-]{20,}|(?<![A-Fa-f0-9-])[A-Fa-f0-9]{32,}(?![A-Fa-f0-9-])")]
    private static partial Regex Token();

    [GeneratedRegex("""(?i)(password|secret|apikey|api_key|apitoken|connectionstring)\w*\s*[:=]\s*['"][^'"@$]+['"]""")]
    private static partial Regex AssignedSecret();

    [GeneratedRegex("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guid();

    /// <summary>As roles.bicep names them: the same in every tenant.</summary>
    [GeneratedRegex(@"^var \w+ = '")]
    private static partial Regex BuiltInRole();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+")]
    private static partial Regex MailAddress();

    /// <summary>Resource types look like addresses too: Microsoft.Web/sites@2024-04-01.</summary>
    [GeneratedRegex(@"@example\.(cn|com|org)\b|'Microsoft\.")]
    private static partial Regex ReservedDomain();
}
