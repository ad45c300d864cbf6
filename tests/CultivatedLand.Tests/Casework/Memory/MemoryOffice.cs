using CultivatedLand.Casework.Desks;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Posting;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Tests.Testing;

namespace CultivatedLand.Tests.Casework.Memory;

/// <summary>A whole office on in-memory ports: ledger, shelf, desk and post room on one clock, and a mailbox that takes everything.</summary>
internal sealed class MemoryOffice(TimeProvider clock, IDoorbell? bell = null)
{
    public MemoryLedger Ledger { get; } = new();

    public MemoryShelf Shelf { get; } = new()
    {
        People = new PeopleDirectory([new(Some.Village, Role.Leader, null, "李村长", "li@q.example"), new(Some.Village, Role.LeadOffice, null, "建管办", "jgb@q.example")]),
    };

    public Mailbox Mailbox { get; } = new(clock);

    public TaskDesk Desk => field ??= new(Ledger, Some.Rules, clock, bell ?? new SilentDoorbell());

    public PostRoom Post => field ??= new(Ledger, Ledger, Shelf, new PlainComposer(), Mailbox, new DeliveryRules(Backoff.Default, null, holdsInterviews: false), clock, bell ?? new SilentDoorbell());

    /// <summary>Plans a task and starts it.</summary>
    public async Task<MemoryOffice> With(TaskSpec spec, TaskId? id = null)
    {
        await Desk.Do(id ?? Some.Id, Ask.Plan(spec) with { Id = id ?? Some.Id }, default);
        await Desk.Do(id ?? Some.Id, Ask.Start, default);
        return this;
    }
}

/// <summary>Every delivery as <c>2023-08-04 09:00 li@q.example</c>.</summary>
internal sealed class Mailbox(TimeProvider clock) : IMailer
{
    public List<string> Delivered { get; } = [];

    public Task<Delivery> Deliver(MailContent mail, CancellationToken cancel)
    {
        Delivered.Add($"{Some.Text(clock.GetUtcNow())} {mail.To}");
        return Task.FromResult<Delivery>(new Delivery.Accepted("taken"));
    }
}

internal sealed class PlainComposer : IMailComposer
{
    public MailContent Compose(Envelope envelope, IReadOnlyDictionary<TaskId, RectificationTask> tasks, LetterNumber? letter) => new(
        envelope.Recipient.Mail,
        envelope.Recipient.Name,
        $"{envelope.Items.Count} 项",
        "", "", [], $"{envelope.Id}@q.example", envelope.SendAt);

    public string SeriesOf(Notice notice) => $"{notice.SendAt.Year}/{notice.Place.Name}";
}
