using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Domain.Letters;

/// <summary>Rules for a letter's steps. The decision is pure: state, act and moment give the new state or the faults.</summary>
public static class OfficeLetterRules
{
    public const int LongestLine = 100;
    public const int LongestParagraph = 2000;
    public const int MostParagraphs = 200;
    public const int MostReaders = 50;

    /// <summary>Returns the letter with other words. A checked one has to be checked again.</summary>
    public static OfficeLetterOutcome Edit(OfficeLetter letter, OfficeLetterText text, long seen, string by, DateTimeOffset now) =>
        Refusal(letter, seen, OfficeLetterStep.Drafted, OfficeLetterStep.Checked) is { } refusal ? refusal
        : Faults(text).ToEquatableArray() is { Count: > 0 } faults ? new OfficeLetterOutcome.Refused(faults)
        : Done(letter with { Text = text, Step = OfficeLetterStep.Drafted }, by, now, new("修改拟稿", "edited"));

    /// <summary>Records that somebody has checked the draft (核稿).</summary>
    public static OfficeLetterOutcome Check(OfficeLetter letter, long seen, string by, DateTimeOffset now) =>
        Refusal(letter, seen, OfficeLetterStep.Drafted) is { } refusal ? refusal
        : Faults(letter.Text).ToEquatableArray() is { Count: > 0 } faults ? new OfficeLetterOutcome.Refused(faults)
        : Done(letter with { Step = OfficeLetterStep.Checked }, by, now, new("核稿", "checked"));

    /// <summary>Signs a checked letter (签发). The number is taken afterwards.</summary>
    public static OfficeLetterOutcome Sign(OfficeLetter letter, long seen, string by, DateTimeOffset now) =>
        Refusal(letter, seen, OfficeLetterStep.Checked) is { } refusal
            ? refusal
            : Done(letter with { Step = OfficeLetterStep.Signed, SignedOn = ChinaTime.DateOf(now) }, by, now, new("签发", "signed"));

    /// <summary>Files the stamped scan of a signed letter. A second one replaces the first.</summary>
    public static OfficeLetterOutcome File(OfficeLetter letter, Evidence scan, string by, DateTimeOffset now) =>
        Refusal(letter, letter.Version, OfficeLetterStep.Signed) is { } refusal
            ? refusal
            : Done(letter with { Scan = scan }, by, now, new($"用印件归档：{scan.FileName}", $"stamped scan filed: {scan.FileName}"));

    /// <summary>Withdraws a letter that is not signed.</summary>
    public static OfficeLetterOutcome Withdraw(OfficeLetter letter, string reason, long seen, string by, DateTimeOffset now) =>
        Refusal(letter, seen, OfficeLetterStep.Drafted, OfficeLetterStep.Checked) is { } refusal ? refusal
        : reason.Length is 0 or > LongestLine
            ? new OfficeLetterOutcome.Refused([
                new("reason", new($"请写明作废的理由，最多{LongestLine}字。", $"Give the reason, in at most {LongestLine} characters.")),
            ])
        : Done(letter with { Step = OfficeLetterStep.Withdrawn }, by, now, new($"作废：{reason}", $"withdrawn: {reason}"));

    private static IEnumerable<OfficeLetterFault> Faults(OfficeLetterText text)
    {
        if (text.Title.Length is 0 or > LongestLine)
            yield return new("title", new($"请填写标题，最多{LongestLine}字。", $"Give the title, in at most {LongestLine} characters."));
        if (text.Addressees.Count is 0 or > MostReaders)
            yield return new(
                "addressees",
                new($"请写明主送机关，1至{MostReaders}个。", $"Name those to whom it is written, from 1 to {MostReaders}.")
            );
        if (text.Addressees.Concat(text.Copies).FirstOrDefault(name => name.Length > LongestLine) is { } longest)
            yield return new(
                "addressees",
                new($"“{longest[..20]}…”太长，最多{LongestLine}字。", $"“{longest[..20]}…” is longer than {LongestLine} characters.")
            );
        if (text.Paragraphs.Count is 0 or > MostParagraphs)
            yield return new(
                "paragraphs",
                new($"正文须有1至{MostParagraphs}段。", $"The letter has from 1 to {MostParagraphs} paragraphs.")
            );
        if (text.Paragraphs.Any(paragraph => paragraph.Length > LongestParagraph))
            yield return new(
                "paragraphs",
                new($"一段最多{LongestParagraph}字。", $"A paragraph has at most {LongestParagraph} characters.")
            );
    }

    private static OfficeLetterOutcome.Refused? Refusal(OfficeLetter letter, long seen, params OfficeLetterStep[] open) =>
        !open.Contains(letter.Step)
            ? Refused(
                new(
                    $"这份函件{OfficeLetter.Name(letter.Step).Chinese}（{letter.History[^1].By}），现在不能这样办理。",
                    $"This letter is {OfficeLetter.Name(letter.Step).English} (by {letter.History[^1].By}); this cannot be done now."
                )
            )
        : seen != letter.Version
            ? Refused(
                new(
                    $"没有保存：其间{letter.History[^1].By}已{letter.History[^1].Words.Chinese}。请核对后再办理。",
                    $"Nothing was written: {letter.History[^1].By} has {letter.History[^1].Words.English} it meanwhile. Look again first."
                )
            )
        : null;

    private static OfficeLetterOutcome.Refused Refused(LocalizedText sentence) => new([new OfficeLetterFault("", sentence)]);

    private static OfficeLetterOutcome.Done Done(OfficeLetter letter, string by, DateTimeOffset now, LocalizedText words) =>
        new(letter with { History = letter.History.Add(new OfficeLetterEntry(now, by, words)) });
}

/// <summary>Result of an act on a letter: the letter as it now is, or the faults.</summary>
public abstract record OfficeLetterOutcome
{
    private OfficeLetterOutcome() { }

    public sealed record Done(OfficeLetter Letter) : OfficeLetterOutcome;

    public sealed record Refused(EquatableArray<OfficeLetterFault> Faults) : OfficeLetterOutcome;
}

/// <summary>Fault of an act on a letter.</summary>
/// <param name="Field">Field of the form. Empty for the act as a whole.</param>
public sealed record OfficeLetterFault(string Field, LocalizedText Sentence);
