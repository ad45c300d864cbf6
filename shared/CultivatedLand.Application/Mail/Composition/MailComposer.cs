using CultivatedLand.Application.HandOvers;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>
/// Composer of a mail from an envelope. The same envelope, states and settings give the same mail, whenever it is made.
/// </summary>
public static class MailComposer
{
    /// <param name="number">
    /// The number of the official paper, for an envelope whose <see cref="LetterSeries.For(Domain.Tasks.Notice)"/> names a series.
    /// All mails about one notice, copies included, carry one number: it is one paper.
    /// </param>
    /// <exception cref="ArgumentException">A letter or an interview notice without its number.</exception>
    public static MailContent Compose(Envelope envelope, MailContext context, LetterNumber? number = null)
    {
        var letter = LetterMail.For(envelope, context, number);
        var summaries = envelope.Items.Select(item => NoticeSummaryWriter.About(item, context)).ToEquatableArray();
        var calendar = letter is null ? DueDateCalendar.For(envelope, summaries, context) : null;
        var draft = new MailDraft(
            Greeting(envelope.Recipient, context.Language),
            letter?.Introduction ?? Introduction(summaries, context.Language),
            summaries,
            SafeText.Line(context.Office),
            context.SafePublicAddress,
            context.IsVirtualTime,
            HasCalendar: calendar is not null,
            context.Language,
            ReceiptLink(envelope, context)
        )
        {
            PlaceTable = letter is null ? null : context.SafePlaceTable(PlaceOf(envelope), envelope.Recipient.Mail),
        };

        return new MailContent(
            envelope.Recipient.Mail,
            envelope.Recipient.Name is { } name ? SafeText.Line(name, 60) : null,
            MailSubject.For(summaries, letter?.Number, context),
            TextMailBody.Write(draft),
            HtmlMailBody.Write(draft),
            letter is not null ? letter.Files
                : calendar is not null ? [calendar]
                : [],
            $"{envelope.Id}@{context.Host}",
            ChinaTime.Of(envelope.SendAt)
        );
    }

    /// <summary>Returns the page with the button “received”, for a reader who is told of a new task. Null for any other reader.</summary>
    private static Uri? ReceiptLink(Envelope envelope, MailContext context) =>
        envelope.Items.FirstOrDefault(ReceiptStore.IsAsked) is { } item && context.SafeLink(item.Notice.Id.Task, item.Recipient) is { } link
            ? new Uri(
                new UriBuilder(link) { Path = $"{link.AbsolutePath}/received/{envelope.Id}" }
                    .Uri
                    .AbsoluteUri
            )
            : null;

    /// <summary>Returns the reader's place as the ledger writes it: the task's place, or the one above it that the reader answers for.</summary>
    private static Place PlaceOf(Envelope envelope)
    {
        var at = envelope.Items[0].Notice.Place;
        return at.Upwards().FirstOrDefault(above => above.IsAlsoCalled(envelope.Recipient.Place)) ?? at;
    }

    private static string Introduction(EquatableArray<NoticeSummary> summaries, Language language)
    {
        var introduction = MailText.Introduction(summaries);
        return MailText.Today(summaries) is { } today
            ? new LocalizedText($"{today.Chinese}{introduction.Chinese}", $"{today.English} {introduction.English}").In(language)
            : introduction.In(language);
    }

    private static string? Greeting(Recipient recipient, Language language) =>
        recipient.Name is { } name
            ? new LocalizedText($"{SafeText.Line(name, 60)}：", $"Dear {SafeText.Line(name, 60)},").In(language)
            : null;
}

/// <summary>Content of a mail before it is laid out as text or as HTML.</summary>
internal sealed record MailDraft(
    string? Greeting,
    string Introduction,
    EquatableArray<NoticeSummary> Summaries,
    string Office,
    Uri? PublicAddress,
    bool IsVirtualTime,
    bool HasCalendar,
    Language Language,
    Uri? Receipt
)
{
    /// <summary>Page with the table of the reader's place, for the reader of a letter. Null for others.</summary>
    public Uri? PlaceTable { get; init; }

    /// <summary>
    /// Number of tasks that are described in full.
    /// A digest of hundreds must open on a phone and stay below the size at which mail programs cut a mail off.
    /// </summary>
    public const int Full = 12;

    /// <summary>Number of further tasks that get one line each. The rest is only counted.</summary>
    public const int Short = 100;

    public IEnumerable<NoticeSummary> ToldInFull => Summaries.Take(Full);

    public IEnumerable<NoticeSummary> ToldInShort => Summaries.Skip(Full).Take(Short);

    public int LeftOver => Math.Max(0, Summaries.Count - Full - Short);

    public LocalizedText Footer => MailText.Footer(Office, HasCalendar);

    public string Say(LocalizedText text) => text.In(Language);
}
