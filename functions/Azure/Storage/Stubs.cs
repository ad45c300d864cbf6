using CultivatedLand.Casework.Cabinets;
using CultivatedLand.Casework.Ledgers;
using CultivatedLand.Casework.Links;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;

namespace CultivatedLand.Azure.Storage;

public sealed class TableLedger(StorageAccount account) : ILedger
{
    private readonly StorageAccount account = account;
    public Task<StoredTask?> Find(TaskId id, CancellationToken cancel) => throw new NotImplementedException(account.ToString());
    public Task<IReadOnlyList<AppendAnswer>> Append(IReadOnlyList<TaskChange> changes, CancellationToken cancel) => throw new NotImplementedException();
    public Task<IReadOnlyList<StoredTask>> Due(DateTimeOffset moment, int most, CancellationToken cancel) => throw new NotImplementedException();
    public Task<DateTimeOffset?> NextWakeAt(CancellationToken cancel) => throw new NotImplementedException();
    public Task<IReadOnlyList<TaskFact>> History(TaskId id, long afterVersion, int most, CancellationToken cancel) => throw new NotImplementedException();
    public Task<TaskPage> List(TaskQuery query, CancellationToken cancel) => throw new NotImplementedException();
}

public sealed class TableOutbox(StorageAccount account) : IOutbox
{
    private readonly StorageAccount account = account;
    public Task<IReadOnlyList<Notice>> Waiting(DateTimeOffset moment, int most, CancellationToken cancel) => throw new NotImplementedException(account.ToString());
    public Task<DateTimeOffset?> NextSendAt(CancellationToken cancel) => throw new NotImplementedException();
    public Task<bool> Record(IReadOnlyList<MailRecord> mails, CancellationToken cancel) => throw new NotImplementedException();
    public Task<int> LastLetterNumber(string series, CancellationToken cancel) => throw new NotImplementedException();
    public Task<IReadOnlyList<MailRecord>> Outgoing(DateTimeOffset moment, int most, CancellationToken cancel) => throw new NotImplementedException();
    public Task<DateTimeOffset?> NextAttemptAt(CancellationToken cancel) => throw new NotImplementedException();
    public Task<MailRecord?> Find(string mailId, CancellationToken cancel) => throw new NotImplementedException();
    public Task<bool> Update(string mailId, int attempts, MailStanding standing, CancellationToken cancel) => throw new NotImplementedException();
    public Task<MailPage> List(MailQuery query, CancellationToken cancel) => throw new NotImplementedException();
}

public sealed class TableShelf(StorageAccount account) : IPlanShelf
{
    private readonly StorageAccount account = account;
    public Task<PlanEdition> Add(PlanEdition edition, CancellationToken cancel) => throw new NotImplementedException(account.ToString());
    public Task<PlanEdition?> Find(string contentHash, CancellationToken cancel) => throw new NotImplementedException();
    public Task<bool> Move(string contentHash, EditionState from, EditionState to, DateTimeOffset at, string by, CancellationToken cancel) => throw new NotImplementedException();
    public Task<IReadOnlyList<PlanEdition>> List(int most, CancellationToken cancel) => throw new NotImplementedException();
    public Task<PeopleDirectory> Directory(CancellationToken cancel) => throw new NotImplementedException();
    public Task ReplaceDirectory(PeopleDirectory directory, string contentHash, DateTimeOffset at, string by, CancellationToken cancel) => throw new NotImplementedException();
}

public sealed class TableLinkRegister(StorageAccount account) : ILinkRegister
{
    private readonly StorageAccount account = account;
    public Task Revoke(TaskId? task, string? person, DateTimeOffset before, string by, CancellationToken cancel) => throw new NotImplementedException(account.ToString());
    public Task<bool> IsRevoked(TaskId task, string person, DateTimeOffset madeAt, CancellationToken cancel) => throw new NotImplementedException();
}

public sealed class TableCabinet(StorageAccount account) : ICabinet
{
    private readonly StorageAccount account = account;
    public Task<CabinetRecord?> Find(string drawer, string key, CancellationToken cancel) => throw new NotImplementedException(account.ToString());
    public Task<bool> Put(string drawer, string key, ReadOnlyMemory<byte> content, long expectedVersion, CancellationToken cancel) => throw new NotImplementedException();
    public Task<bool> Remove(string drawer, string key, long expectedVersion, CancellationToken cancel) => throw new NotImplementedException();
    public Task<IReadOnlyList<CabinetRecord>> List(string drawer, string prefix, string? after, int most, CancellationToken cancel) => throw new NotImplementedException();
}

public sealed class BlobArchive(StorageAccount account) : IArchive
{
    private readonly StorageAccount account = account;
    public Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancel) => throw new NotImplementedException(account.ToString());
    public Task<byte[]?> Get(string contentHash, CancellationToken cancel) => throw new NotImplementedException();
}
