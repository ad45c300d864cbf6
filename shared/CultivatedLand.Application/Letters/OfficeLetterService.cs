using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Log;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Documents.Letters;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Letters;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Letters;

/// <summary>
/// Service that is the only writer of letters: it drafts, keeps edits, and signs. Signing takes the next number of the series and sends
/// the numbered paper; a crash in between is repaired by signing again, because the mails have ids that derive from the letter.
/// </summary>
public sealed class OfficeLetterService(
    OfficeLetterStore letters,
    NumberedMails numbered,
    SimpleMailComposer mail,
    MailContext context,
    IDirectoryStore directoryStore,
    TimeProvider clock,
    IChangeSignal changeSignal
)
{
    public const string Path = "/letters";

    private const string WordDocument = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Keeps a new draft. The same draft of the same minute is one letter.</summary>
    public async Task<OfficeLetter> Draft(
        OfficeLetterKind kind,
        Place place,
        OfficeLetterText text,
        EquatableArray<TaskId> tasks,
        string? about,
        string by,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        var identity = $"{kind}\n{place.Path}\n{about}\n{by}\n{ChinaTime.Of(now):yyyyMMddHHmm}";
        var id = "l" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..16];
        var entry = new OfficeLetterEntry(now, by, new("拟稿", "drafted"));
        var letter = new OfficeLetter(id, kind, place, text, tasks, about, OfficeLetterStep.Drafted, null, null, null, [entry]);
        return await letters.Add(letter, cancellationToken) ? letter : (await letters.Find(id, cancellationToken))!;
    }

    /// <summary>Carries out an act of a person. Signing takes the number and sends the paper.</summary>
    public async Task<OfficeLetterOutcome> Do(
        string id,
        Func<OfficeLetter, DateTimeOffset, OfficeLetterOutcome> act,
        CancellationToken cancellationToken
    )
    {
        OfficeLetterOutcome outcome = new OfficeLetterOutcome.Refused([new("", new("没有这份函件。", "There is no such letter."))]);
        var now = clock.GetUtcNow();
        await letters.Change(
            id,
            before =>
            {
                outcome = act(before, now);
                return outcome is OfficeLetterOutcome.Done done ? done.Letter : null;
            },
            cancellationToken
        );
        return outcome is OfficeLetterOutcome.Done { Letter: { Step: OfficeLetterStep.Signed, Number: null } signed }
            ? new OfficeLetterOutcome.Done(await Send(signed, cancellationToken))
            : outcome;
    }

    /// <summary>Numbers and sends a signed letter. Doing it again gives the same number and sends nothing twice.</summary>
    public async Task<OfficeLetter> Send(OfficeLetter letter, CancellationToken cancellationToken)
    {
        if (letter is not { Step: OfficeLetterStep.Signed, SignedOn: { } day })
            return letter;
        var readers = await Readers(letter, cancellationToken);
        var at = letter.History[^1].At;
        var number = await numbered.Record(
            LetterSeries.Of(letter.Kind, Issuing(letter.Place), day),
            letter.Place,
            readers.Count,
            (index, taken) => Write(letter, readers[index], index, LetterSeries.Printed(taken), at),
            cancellationToken
        );
        var sent = await letters.Change(
            letter.Id,
            before => before.Number is null ? before with { Number = LetterSeries.Printed(number) } : null,
            cancellationToken
        );
        changeSignal.Raise(null);
        return sent ?? letter;
    }

    /// <summary>Returns the letter as a .docx file: with its number once it has one, as a draft before.</summary>
    public (string Name, byte[] Content) Docx(OfficeLetter letter) => Docx(letter, letter.Number ?? "（待编号）");

    private (string Name, byte[] Content) Docx(OfficeLetter letter, string number)
    {
        var issuer = LetterParties.Of(letter.Text.Addressees[0], letter.Place, context).Issuer;
        var content = LetterDocument.Write(
            new OfficialLetter(
                issuer,
                number,
                SafeText.Line(letter.Text.Title, OfficeLetterRules.LongestLine),
                SafeText.Line(string.Join("、", letter.Text.Addressees), 400),
                [.. letter.Text.Paragraphs.Select(Paragraph)],
                [],
                issuer,
                letter.SignedOn ?? ChinaTime.DateOf(clock.GetUtcNow()),
                letter.Text.Copies
            )
        );
        return ($"{OfficeLetter.Name(letter.Kind).Chinese} {number}.docx", content);
    }

    /// <summary>Returns the place whose numbers a letter takes: that of the issuing office where it lies above, else its own.</summary>
    private Place Issuing(Place place) =>
        Place.LeadingIn(context.Office) is { } home && place.Upwards().FirstOrDefault(above => above.IsAlsoCalled(home)) is { } known
            ? known
            : place;

    private static LetterParagraph Paragraph(string text)
    {
        var line = SafeText.Line(text, OfficeLetterRules.LongestParagraph);
        if (line.Length > 1 && line[1] == '、' && line.Length <= 40)
            return new LetterParagraph(LetterLevel.First, line);
        var end = line.IndexOf('。', StringComparison.Ordinal);
        return line.StartsWith('（') && end > 0 && line.IndexOf('）', StringComparison.Ordinal) is > 0 and < 6
            ? new LetterParagraph(LetterLevel.Second, line[(end + 1)..], line[..(end + 1)])
            : new LetterParagraph(LetterLevel.Body, line);
    }

    /// <summary>Returns the addresses to which a letter goes. The office's own gets the file copy, so that there is always one.</summary>
    private async Task<IReadOnlyList<string?>> Readers(OfficeLetter letter, CancellationToken cancellationToken)
    {
        var office = OfficeMail.Find(await directoryStore.Current(cancellationToken), [], letter.Place, letter.SignedOn!.Value);
        return [.. letter.Text.Mails.Cast<string?>().Append(office.Mail).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private MailRecord Write(OfficeLetter letter, string? reader, int index, string number, DateTimeOffset at)
    {
        var (name, content) = Docx(letter, number);
        return mail.WriteTo(
            $"letter/{letter.Id}/{index}/{reader}",
            reader,
            null,
            at,
            new($"{letter.Text.Title}（{number}）", $"{OfficeLetter.Name(letter.Kind).English} {number}: {letter.Text.Title}"),
            [
                new(
                    $"{string.Join("、", letter.Text.Addressees)}：随函附上{OfficeLetter.Name(letter.Kind).Chinese}{number}，请查收。",
                    $"To {string.Join(", ", letter.Text.Addressees)}: the {OfficeLetter.Name(letter.Kind).English} {number} is attached."
                ),
            ],
            $"{Path}/{letter.Id}",
            attachments: [new MailAttachment(name, WordDocument, content)]
        );
    }
}
