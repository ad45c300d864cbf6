using System.Net.Sockets;
using Azure;
using Azure.Identity;
using CultivatedLand.Application.Records;
using CultivatedLand.Functions.Storage.Entities;
using CultivatedLand.Web.Infrastructure.Errors;

namespace CultivatedLand.Functions.Storage.Account;

/// <summary>Explainer of storage account failures for the people who make requests.</summary>
public sealed class StorageErrorExplainer : IStoreErrorExplainer, IStoreFailureTest
{
    private static readonly string[] FullCodes =
    [
        "AccountIsDisabled",
        "AccountBeingCreated",
        "InsufficientCapacity",
        "AccountQuotaExceeded",
    ];
    private static readonly string[] MissingCodes = ["TableNotFound", "ContainerNotFound", "TableBeingDeleted", "ContainerBeingDeleted"];

    public StoreError? Explain(Exception error) =>
        error switch
        {
            StorageException own => new StoreError(own.Sentence, IsFull: false),
            RequestFailedException failed => Explain(failed),
            AuthenticationFailedException => new StoreError(StorageErrorText.NoIdentity, IsFull: false),
            // After its last try a client throws all failures together.
            AggregateException { InnerExceptions: [.., var last] } => Explain(last),
            _ => null,
        };

    /// <summary>Whether the account failed. A <see cref="StorageException"/> is about one row whose content cannot be read.</summary>
    public bool IsOfWholeStore(Exception error) => error is not StorageException && Explain(error) is not null;

    private static StoreError Explain(RequestFailedException failed) =>
        failed switch
        {
            _ when FullCodes.Contains(failed.ErrorCode) => new(StorageErrorText.Full, IsFull: true),
            { Status: 0 } or { InnerException: SocketException or HttpRequestException } => new(
                StorageErrorText.Unreachable,
                IsFull: false
            ),
            { Status: 401 or 403 } => new(IsExpired(failed) ? StorageErrorText.Expired : StorageErrorText.NotAllowed, IsFull: false),
            { Status: 404 } when MissingCodes.Contains(failed.ErrorCode) => new(StorageErrorText.NotPrepared, IsFull: false),
            { Status: 429 or 503 } => new(StorageErrorText.Busy(failed.Status), IsFull: false),
            _ => new(StorageErrorText.Failed(failed.Status, failed.ErrorCode), IsFull: false),
        };

    private static bool IsExpired(RequestFailedException failed) =>
        failed.Message.Contains("Signature not valid in the specified time frame", StringComparison.OrdinalIgnoreCase);
}
