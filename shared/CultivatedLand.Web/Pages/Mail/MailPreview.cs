using System.Text.RegularExpressions;
using CultivatedLand.Application.Mail;
using CultivatedLand.Web.Pages.TaskLinks;

namespace CultivatedLand.Web.Pages.Mail;

/// <summary>
/// A mail as it looked, without the addressee's own links: a link in a mail acts in its addressee's name, and whoever looks the mail up is somebody else.
/// </summary>
internal static partial class MailPreview
{
    private const string Withheld = "#";

    /// <summary>Styles in the mail count, nothing is loaded, nothing runs, and only our own pages may frame it.</summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'";

    public static string Html(MailContent mail) => PersonalLink().Replace(mail.Html, Withheld);

    public static string Text(MailContent mail) => PersonalLink().Replace(mail.Text, "…");

    [GeneratedRegex(
        @"https?://[^\s""'<>]*?" + SignedTaskLinks.TaskPath + @"/[A-Za-z0-9_\-]{20,}",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex PersonalLink();
}
