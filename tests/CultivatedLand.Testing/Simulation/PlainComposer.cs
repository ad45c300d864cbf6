using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Testing.Simulation;

/// <summary>
/// Composer of mails without their beauty: thousands in a second. The task's version is in them,
/// so that one written again later would differ.
/// </summary>
public sealed class PlainComposer : IMailComposer
{
    public MailContent Compose(Envelope envelope, MailFacts facts, LetterNumber? letter) =>
        new(
            envelope.Recipient.Mail,
            envelope.Recipient.Name,
            $"{envelope.Items[0].Notice.Kind} {letter?.Number}",
            string.Join('\n', envelope.Items.Select(item => $"{item.Notice.Id} {facts.Tasks[item.Notice.Id.Task].Version}")),
            "",
            [],
            $"{envelope.Id}@simulation",
            ChinaTime.Of(envelope.SendAt)
        );

    public string SeriesOf(Notice notice) => LetterSeries.For(notice)!.Key;
}
