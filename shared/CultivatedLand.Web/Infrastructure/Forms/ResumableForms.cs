using System.Security.Cryptography;
using System.Text.Json;
using CultivatedLand.Application.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Infrastructure.Forms;

/// <summary>
/// Keeper of the text typed into a form whose session had ended, across signing in again.
/// The text is sealed, bounded, and valid for half an hour.
/// Only forms proved to come from a page of this host are accepted, so that nobody can fill in a form that somebody else then sends.
/// </summary>
internal sealed class ResumableForms(IDataProtectionProvider protection, AccessRules rules)
{
    private const int LongestText = 48 * 1024;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _protector = protection.CreateProtector("CultivatedLand.CarriedForms.v1");

    /// <returns>Null if the form is too large to be carried.</returns>
    public string? Seal(ResumableForm form)
    {
        var text = JsonSerializer.Serialize(new Sealed(form.Path, form.Fields, form.HadFiles, rules.Clock.GetUtcNow() + Lasts));
        return text.Length <= LongestText ? _protector.Protect(text) : null;
    }

    /// <returns>Null if the text is not sealed by this host, or too old.</returns>
    public ResumableForm? Open(string? carried)
    {
        if (string.IsNullOrEmpty(carried))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Sealed>(_protector.Unprotect(carried)) is { } known && rules.Clock.GetUtcNow() < known.EndsAt
                ? new ResumableForm(known.Path, known.Fields, known.HadFiles)
                : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }

    private sealed record Sealed(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles, DateTimeOffset EndsAt);
}

/// <summary>Form as it was posted, without its proof, its passwords and its files.</summary>
public sealed record ResumableForm(string Path, IReadOnlyList<KeyValuePair<string, string>> Fields, bool HadFiles)
{
    private const string Proof = "__RequestVerificationToken";

    public static ResumableForm Of(HttpRequest request) =>
        new(
            request.Path + request.QueryString,
            [
                .. request
                    .Form.Where(field => field.Key != Proof && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
                    .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))),
            ],
            request.Form.Files.Count > 0
        );
}
