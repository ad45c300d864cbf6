using System.Net.Sockets;
using Azure;
using Azure.Identity;
using CultivatedLand.Web.Safety;

namespace CultivatedLand.Azure.Storage;

/// <summary>The failures of a storage account, as the people who ask are told of them.</summary>
public sealed class StorageTroubles : IStoreTroubles
{
    private static readonly string[] FullCodes = ["AccountIsDisabled", "AccountBeingCreated", "InsufficientCapacity", "AccountQuotaExceeded"];
    private static readonly string[] MissingCodes = ["TableNotFound", "ContainerNotFound", "TableBeingDeleted", "ContainerBeingDeleted"];

    public StoreTrouble? Explain(Exception error) => error switch
    {
        StorageException own => new StoreTrouble(own.Sentence, IsFull: false),
        RequestFailedException failed => Explain(failed),
        AuthenticationFailedException => new StoreTrouble(StorageSentences.NoIdentity, IsFull: false),
        // After its last try a client throws all the failures together.
        AggregateException { InnerExceptions: [.., var last] } => Explain(last),
        _ => null,
    };

    private static StoreTrouble Explain(RequestFailedException failed) => failed switch
    {
        _ when FullCodes.Contains(failed.ErrorCode) => new(StorageSentences.Full, IsFull: true),
        { Status: 0 } or { InnerException: SocketException or HttpRequestException } => new(StorageSentences.Unreachable, IsFull: false),
        { Status: 401 or 403 } => new(IsExpired(failed) ? StorageSentences.Expired : StorageSentences.NotAllowed, IsFull: false),
        { Status: 404 } when MissingCodes.Contains(failed.ErrorCode) => new(StorageSentences.NotPrepared, IsFull: false),
        { Status: 429 or 503 } => new(StorageSentences.Busy(failed.Status), IsFull: false),
        _ => new(StorageSentences.Failed(failed.Status, failed.ErrorCode), IsFull: false),
    };

    private static bool IsExpired(RequestFailedException failed) =>
        failed.Message.Contains("Signature not valid in the specified time frame", StringComparison.OrdinalIgnoreCase);
}
