using System.Text.RegularExpressions;
using CultivatedLand.Application.Mail;
using CultivatedLand.Web.Security;

namespace CultivatedLand.Web.Pages.Mail;

/// <summary>
/// Preview of a mail without the addressee's own links.
/// A link in a mail acts in its addressee's name, and the person who opens the preview is somebody else.
/// </summary>
internal static class MailPreview
{
    private const string Withheld = "#";

    /// <summary>A generated expression could backtrack. This one reads a mail once, however long its links are.</summary>
    private static readonly Regex PersonalLink = new(
        @"https?://[^\s""'<>]*?(?:" + SignedTaskLinks.TaskPath + "|" + SignedPlaceLinks.PlacePath + @")/[A-Za-z0-9_\-]{20,}",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    );

    /// <summary>
    /// Policy of the frame: styles in the mail apply, nothing is loaded or run, and only pages of this host may frame it.
    /// </summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'";

    public static string Html(MailContent mail) => PersonalLink.Replace(mail.Html, Withheld);

    public static string Text(MailContent mail) => PersonalLink.Replace(mail.Text, "…");
}
