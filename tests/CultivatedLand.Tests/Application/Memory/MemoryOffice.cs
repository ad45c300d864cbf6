using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Tests.Testing;

namespace CultivatedLand.Tests.Application.Memory;

/// <summary>A whole office on in-memory ports: ledger, shelf, desk and post room on one clock, and a mailbox that takes everything.</summary>
internal sealed class MemoryOffice(TimeProvider clock, IChangeSignal? bell = null)
{
    public MemoryLedger Ledger { get; } = new();

    public MemoryPlanStore Shelf { get; } =
        new()
        {
            People = new PeopleDirectory([
                new(Some.Village, Role.Leader, null, "李村长", "li@q.example"),
                new(Some.Village, Role.LeadOffice, null, "建管办", "jgb@q.example"),
            ]),
        };

    public Mailbox Mailbox { get; } = new(clock);

    public TaskService Desk => field ??= new(Ledger, Some.Rules, clock, bell ?? new NoChangeSignal());

    public MailDispatcher Post =>
        field ??= new(
            Ledger,
            Ledger,
            Shelf,
            new PlainComposer(),
            Mailbox,
            new DeliveryRules(DeliveryRetryPolicy.Default, null, holdsInterviews: false),
            clock,
            bell ?? new NoChangeSignal()
        );

    /// <summary>Plans a task and starts it.</summary>
    public async Task<MemoryOffice> With(TaskSpec spec, TaskId? id = null)
    {
        await Desk.Execute(id ?? Some.Id, SomeCommands.Plan(spec) with { Id = id ?? Some.Id }, default);
        await Desk.Execute(id ?? Some.Id, SomeCommands.Start, default);
        return this;
    }
}

/// <summary>Every delivery as <c>2023-08-04 09:00 li@q.example</c>.</summary>
internal sealed class Mailbox(TimeProvider clock) : IMailer
{
    public List<string> Delivered { get; } = [];

    public Task<DeliveryResult> Deliver(MailContent mail, CancellationToken cancellationToken)
    {
        Delivered.Add($"{Some.Text(clock.GetUtcNow())} {mail.To}");
        return Task.FromResult<DeliveryResult>(new DeliveryResult.Accepted("taken"));
    }
}

internal sealed class PlainComposer : IMailComposer
{
    public MailContent Compose(Envelope envelope, IReadOnlyDictionary<TaskId, RectificationTask> tasks, LetterNumber? letter) =>
        new(
            envelope.Recipient.Mail,
            envelope.Recipient.Name,
            $"{envelope.Items.Count} 项",
            "",
            "",
            [],
            $"{envelope.Id}@q.example",
            envelope.SendAt
        );

    public string SeriesOf(Notice notice) => $"{notice.SendAt.Year}/{notice.Place.Name}";
}
