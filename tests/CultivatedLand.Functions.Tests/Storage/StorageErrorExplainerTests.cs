using Azure;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Functions.Storage.Account;

namespace CultivatedLand.Functions.Tests.Storage;

[Collection(nameof(Azurite))]
public sealed class StorageErrorExplainerTests(AzuriteFixture azurite)
{
    private readonly StorageErrorExplainer _storageErrorExplainer = new();

    [Theory]
    [InlineData(429, "TooManyRequests", "The storage account is busy (429) and stayed so through several tries.")]
    [InlineData(503, "ServerBusy", "The storage account is busy (503) and stayed so through several tries.")]
    [InlineData(403, "AuthorizationPermissionMismatch", "The storage account refused access.")]
    [InlineData(404, "TableNotFound", "A table or container is missing in the storage account.")]
    [InlineData(500, "InternalError", "The storage account reported an error (500 InternalError).")]
    [InlineData(0, null, "The storage account cannot be reached.")]
    public void A_failure_of_storage_is_told_in_a_sentence(int status, string? code, string beginning)
    {
        var storeError = _storageErrorExplainer.Explain(new RequestFailedException(status, "failed", code, null));

        Assert.StartsWith(beginning, storeError!.Sentence.English);
        Assert.False(storeError.IsFull);
    }

    [Fact]
    public void After_its_last_try_a_client_throws_all_failures_together() =>
        Assert.Contains(
            "busy (503)",
            _storageErrorExplainer
                .Explain(new AggregateException(new IOException(), new RequestFailedException(503, "busy", "ServerBusy", null)))!
                .Sentence.English
        );

    [Fact]
    public void A_signature_that_storage_itself_calls_expired_is_told_as_expired() =>
        Assert.StartsWith(
            "The signature (SAS) for the storage account has expired",
            _storageErrorExplainer
                .Explain(
                    new RequestFailedException(
                        403,
                        "AuthenticationErrorDetail: Signature not valid in the specified time frame: Start [] - Expiry [] - Current []",
                        "AuthenticationFailed",
                        null
                    )
                )!
                .Sentence.English
        );

    [Fact]
    public void A_full_account_is_told_as_full() =>
        Assert.True(_storageErrorExplainer.Explain(new RequestFailedException(403, "full", "AccountIsDisabled", null))!.IsFull);

    [Fact]
    public void What_is_no_failure_of_storage_is_left_to_others() =>
        Assert.Null(_storageErrorExplainer.Explain(new InvalidOperationException("else")));

    [AzuriteFact]
    public async Task A_wrong_key_is_refused_and_told()
    {
        var wrong = TableStores.NewOptions(azurite) with
        {
            ConnectionString = azurite.ConnectionString.Replace("Eby8", "Fby8", StringComparison.Ordinal),
        };

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => TableStores.Prepared(wrong));

        Assert.StartsWith("The storage account refused access.", _storageErrorExplainer.Explain(error)!.Sentence.English);
    }

    [AzuriteFact]
    public async Task An_expired_signature_is_refused_and_told()
    {
        await using var stores = await TableStores.New(azurite);
        var signature = stores
            .Account.Tasks.GenerateSasUri(
                global::Azure.Data.Tables.Sas.TableSasPermissions.All,
                new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)
            )
            .Query[1..];
        await using var expired = TableStores.Another(
            stores.Options with
            {
                ConnectionString =
                    $"BlobEndpoint={azurite.BlobEndpoint};TableEndpoint={azurite.TableEndpoint};SharedAccessSignature={signature}",
            }
        );

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => expired.Ledger.Find(TaskId.Of("aa-1"), default));

        Assert.Contains("its signature (SAS) and when that expires", _storageErrorExplainer.Explain(error)!.Sentence.English);
    }

    [AzuriteFact]
    public async Task Tables_that_were_never_made_are_told()
    {
        await using var bare = TableStores.Another(TableStores.NewOptions(azurite));

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => bare.Cabinet.Put("a", "b", "c"u8.ToArray(), 0, default));

        Assert.StartsWith("A table or container is missing", _storageErrorExplainer.Explain(error)!.Sentence.English);
    }
}
