using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.Mail.Composition;

/// <summary>Composer of the mails of one office, with the settings that are the same from mail to mail.</summary>
/// <param name="context">Context of the office. Its task look-up is replaced by the states that each mail is written with.</param>
public sealed class OfficeMailComposer(MailContext context) : IMailComposer
{
    public MailContent Compose(Envelope envelope, MailFacts facts, LetterNumber? letter) =>
        MailComposer.Compose(
            envelope,
            context with
            {
                Task = id => facts.Tasks.GetValueOrDefault(id),
                Paper = id => facts.Papers.GetValueOrDefault(id, PaperFacts.None),
            },
            letter
        );

    public string SeriesOf(Notice notice) =>
        LetterSeries.For(notice)?.Key
        ?? throw new ArgumentException($"A {notice.Kind} is no official paper and has no number.", nameof(notice));
}
