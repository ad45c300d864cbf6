using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>Port through which the mail for an envelope is written.</summary>
public interface IMailComposer
{
    /// <param name="letter">Number of the official paper, where the envelope holds one.</param>
    MailContent Compose(Envelope envelope, MailFacts facts, LetterNumber? letter);

    /// <summary>Returns the series in which an official paper is numbered: per year and place.</summary>
    string SeriesOf(Notice notice);
}

/// <summary>What mails are written from besides their notices.</summary>
/// <param name="Tasks">Present states of the tasks that the notices are about.</param>
/// <param name="Papers">What official papers say besides their tasks.</param>
public sealed record MailFacts(IReadOnlyDictionary<TaskId, RectificationTask> Tasks, IReadOnlyDictionary<NoticeId, PaperFacts> Papers);
