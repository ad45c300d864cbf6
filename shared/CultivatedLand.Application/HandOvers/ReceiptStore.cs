using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Records;
using CultivatedLand.Domain;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Application.HandOvers;

/// <summary>
/// Store of receipts: which leaders and units were told of the start of a plan, and who has pressed “received”.
/// One record for each plan, as long as somebody has not pressed it.
/// </summary>
public sealed class ReceiptStore(IRecordStore recordStore)
{
    /// <summary>Name of the record set, whose keys are the ids of plans.</summary>
    public const string DrawerName = "receipts";

    /// <summary>People of one plan that are kept: a record has a limit, and no page lists more. Mails go to all.</summary>
    private const int MostPeople = 1500;

    // A record that cannot be read must not hold up the mails, so the next start replaces it.
    private readonly RecordSet<PlanReceipts> _plans = new(recordStore, DrawerName, isReplaceable: true);

    /// <summary>Whether the reader of a mail is asked to press “received”: a leader or a unit that is told of a new task.</summary>
    public static bool IsAsked(EnvelopeItem item) =>
        item.Notice.Fact is TaskFact.Started
        && item.Recipient is { Standing: RecipientStanding.Found, Mail: not null, Addressee.Role: Role.Leader or Role.ResponsibleUnit };

    /// <summary>
    /// Notes who is asked, before the mails are recorded. A crash in between leaves people who are asked by the same mail later.
    /// </summary>
    public async Task Expect(IReadOnlyList<Envelope> batch, CancellationToken cancellationToken)
    {
        var asked = batch
            .SelectMany(envelope => envelope.Items.Where(IsAsked).Select(item => (envelope, item)))
            .GroupBy(pair => pair.item.Notice.Id.Task.Plan);
        foreach (var plan in asked)
        {
            var people = plan.GroupBy(pair => pair.envelope.Id).Select(mail => Of([.. mail])).ToList();
            await _plans.Change(
                plan.Key,
                before => new PlanReceipts(
                    (before?.People ?? [])
                        .Where(known => people.TrueForAll(person => person.Mail != known.Mail))
                        .Concat(people)
                        .TakeLast(MostPeople)
                        .ToEquatableArray()
                ),
                cancellationToken
            );
        }
    }

    /// <summary>Takes back what <see cref="Expect"/> noted, where the mails could not be recorded.</summary>
    public async Task Forget(IReadOnlyList<Envelope> batch, CancellationToken cancellationToken)
    {
        var mails = batch.Select(envelope => envelope.Id).ToHashSet();
        foreach (
            var plan in batch.SelectMany(envelope => envelope.Items.Where(IsAsked)).Select(item => item.Notice.Id.Task.Plan).Distinct()
        )
        {
            await _plans.Change(
                plan,
                before =>
                    before is null
                        ? null
                        : new PlanReceipts(before.People.Where(person => !mails.Contains(person.Mail)).ToEquatableArray()),
                cancellationToken
            );
        }
    }

    /// <summary>Notes that a person has received what the plan gives them. Pressing twice changes nothing.</summary>
    /// <param name="address">Mail address of the person.</param>
    public Task Received(string plan, string address, DateTimeOffset at, CancellationToken cancellationToken) =>
        _plans.Change(
            plan,
            before =>
                before is null || !before.People.Any(person => IsOf(person, address) && person.ReceivedAt is null)
                    ? null
                    : new PlanReceipts(
                        before
                            .People.Select(person =>
                                IsOf(person, address) && person.ReceivedAt is null ? person with { ReceivedAt = at } : person
                            )
                            .ToEquatableArray()
                    ),
            cancellationToken
        );

    /// <summary>Whether this person has received what the plan gives them. Null where they were not asked.</summary>
    public async Task<bool?> HasReceived(string plan, string address, CancellationToken cancellationToken) =>
        (await _plans.Find(plan, cancellationToken))?.People.Where(person => IsOf(person, address)).ToList() is { Count: > 0 } own
            ? own.TrueForAll(person => person.ReceivedAt is not null)
            : null;

    /// <summary>Lists the plans whose start somebody has not received.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, PlanReceipts>>> Open(CancellationToken cancellationToken)
    {
        var open = new List<KeyValuePair<string, PlanReceipts>>();
        await foreach (var plan in _plans.All(cancellationToken))
        {
            if (plan.Value.People.Any(person => person.ReceivedAt is null))
                open.Add(plan);
        }

        return open;
    }

    private static bool IsOf(ReceiptOfPerson person, string address) =>
        string.Equals(person.Address, address, StringComparison.OrdinalIgnoreCase);

    private static ReceiptOfPerson Of(IReadOnlyList<(Envelope Envelope, EnvelopeItem Item)> items) =>
        new(
            items[0].Envelope.Id,
            items[0].Envelope.Recipient.Name ?? items[0].Envelope.Recipient.Mail!,
            items[0].Envelope.Recipient.Mail!,
            items[0].Item.Notice.Place,
            items.Count,
            items[0].Envelope.SendAt,
            ReceivedAt: null
        );
}

/// <summary>Receipts of one plan.</summary>
public sealed record PlanReceipts(EquatableArray<ReceiptOfPerson> People);

/// <summary>Receipt of one person for the tasks that a start gives them.</summary>
/// <param name="Mail">Id of the mail.</param>
/// <param name="Place">Place of the first of the tasks.</param>
/// <param name="SendAt">Sending time of the mail.</param>
/// <param name="ReceivedAt">Moment at which “received” was pressed. Null until then.</param>
public sealed record ReceiptOfPerson(
    string Mail,
    string Name,
    string Address,
    Place Place,
    int Tasks,
    DateTimeOffset SendAt,
    DateTimeOffset? ReceivedAt
);
