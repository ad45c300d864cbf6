using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail;

/// <summary>Writes the mail for an envelope.</summary>
public interface IMailComposer
{
    /// <param name="tasks">The tasks the notices are about, as they stand now.</param>
    /// <param name="letter">Number of the official paper, where the envelope holds one.</param>
    MailContent Compose(Envelope envelope, IReadOnlyDictionary<TaskId, RectificationTask> tasks, LetterNumber? letter);

    /// <summary>The series in which an official paper is numbered: per year and place.</summary>
    string SeriesOf(Notice notice);
}
