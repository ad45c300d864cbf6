using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>Port through which the mail for an envelope is written.</summary>
public interface IMailComposer
{
    /// <param name="tasks">Present states of the tasks that the notices are about.</param>
    /// <param name="letter">Number of the official paper, where the envelope holds one.</param>
    MailContent Compose(Envelope envelope, IReadOnlyDictionary<TaskId, RectificationTask> tasks, LetterNumber? letter);

    /// <summary>Returns the series in which an official paper is numbered: per year and place.</summary>
    string SeriesOf(Notice notice);
}
