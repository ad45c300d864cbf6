using System.Text.Json;
using CultivatedLand.Application.Mail;
using CultivatedLand.Functions.Storage.Tasks;

namespace CultivatedLand.Functions.Storage.Mails;

/// <summary>Plan of a recording: the rows it touches. It is enough for anybody to finish the recording or to undo it.</summary>
/// <param name="Tasks">Keys of the notices in the mails, by task.</param>
/// <param name="Letters">First and last number that are given, by series.</param>
internal sealed record MailRecordingPlan(Dictionary<string, string[]> Tasks, Dictionary<string, LetterRun> Letters, string[] Mails)
{
    /// <summary>Returns null if the mails contradict one another: a mail twice, a number for two notices, or a gap.</summary>
    public static MailRecordingPlan? Of(IReadOnlyList<MailRecord> mails)
    {
        if (mails.DistinctBy(mail => mail.Id).Count() < mails.Count)
            return null;
        var letters = mails.Where(mail => mail.Letter is not null).ToLookup(mail => mail.Letter!, mail => mail.Paper);
        if (letters.Any(letter => letter.Distinct().Count() > 1))
            return null;
        var runs = letters
            .GroupBy(letter => letter.Key.Series, letter => letter.Key.Number)
            .ToDictionary(series => series.Key, series => new LetterRun(series.Min(), series.Max(), series.Count()));
        if (runs.Values.Any(run => run.Last - run.First + 1 != run.Count))
            return null;
        return new MailRecordingPlan(
            mails
                .SelectMany(mail => mail.Notices)
                .Distinct()
                .GroupBy(notice => notice.Task.Value)
                .ToDictionary(task => task.Key, task => task.Select(TaskNoticesRow.KeyOf).ToArray()),
            runs,
            [.. mails.Select(mail => mail.Id)]
        );
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    public static MailRecordingPlan Read(byte[] json) =>
        JsonSerializer.Deserialize<MailRecordingPlan>(json, JsonSerializerOptions.Web)
        ?? throw new JsonException("There is no plan of a recording in this document.");
}

/// <summary>Run of letter numbers in one series.</summary>
internal sealed record LetterRun(int First, int Last, int Count);
