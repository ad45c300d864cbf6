using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Mail;

namespace CultivatedLand.Web.Pages.Mail;

/// <summary>
/// Search through the mails, latest first, for matching ones that the user may see.
/// It stops after 50 matches or 500 mails and returns the cursor to continue.
/// </summary>
internal sealed class VisibleMailSearch(IOutbox outbox, MailVisibility mailVisibility)
{
    private const int Enough = 50;
    private const int MostLookedAt = 500;

    /// <param name="words">Part of a recipient's name or address, or of the subject; empty for all.</param>
    public async Task<MailResultPage> Find(MailQuery query, string words, CurrentUser user, CancellationToken cancellationToken)
    {
        var found = new List<MailRecord>();
        var after = query.After;
        for (var lookedAt = 0; lookedAt < MostLookedAt; lookedAt += Enough)
        {
            var page = await outbox.List(query with { After = after, Most = Enough }, cancellationToken);
            foreach (var mail in page.Mails)
            {
                if (Matches(mail, words) && await mailVisibility.May(user, Permission.SeeMail, mail, cancellationToken))
                    found.Add(mail);
            }

            after = page.Next;
            if (after is null || found.Count >= Enough)
                break;
        }

        return new MailResultPage(found, after);
    }

    private static bool Matches(MailRecord mail, string words) =>
        words.Length == 0
        || new[] { mail.Content.To, mail.Content.ToName, mail.Content.Subject }.Any(text =>
            text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true
        );
}
