using Azure.Core;
using Azure.Identity;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Functions.Storage.Entities;
using Moq;

namespace CultivatedLand.Functions.Tests.Storage;

public sealed class StorageOptionsTests
{
    private static readonly StorageOptions Identity = new()
    {
        TableEndpoint = new Uri("https://land.table.core.windows.net"),
        BlobEndpoint = new Uri("https://land.blob.core.windows.net"),
    };

    private static readonly StorageOptions China = new()
    {
        TableEndpoint = new Uri("https://land.table.core.chinacloudapi.cn"),
        BlobEndpoint = new Uri("https://land.blob.core.chinacloudapi.cn"),
    };

    public static TheoryData<StorageOptions, string> Wrong =>
        new()
        {
            {
                new StorageOptions(),
                "No storage account is set. Set ConnectionString, or both TableEndpoint and BlobEndpoint to use a managed identity."
            },
            {
                Identity with
                {
                    ConnectionString = "UseDevelopmentStorage=true",
                },
                "Both a connection string and endpoints are set, so it is not clear which counts. Remove one of them."
            },
            {
                Identity with
                {
                    BlobEndpoint = null,
                },
                "BlobEndpoint is missing. With a managed identity both the table and the blob endpoint must be set."
            },
            {
                Identity with
                {
                    TableEndpoint = new Uri("http://land.table.core.windows.net"),
                },
                "TableEndpoint is “http://land.table.core.windows.net”, which is no https address. "
                    + "A whole address is expected, such as https://ACCOUNT.table.core.windows.net."
            },
            {
                Identity with
                {
                    Prefix = "a-b",
                },
                "The prefix “a-b” cannot be used: 3 to 40 letters and digits, beginning with a letter, are expected."
            },
            {
                new StorageOptions { ConnectionString = "AccountName=land" },
                "The storage connection string cannot be used: it needs AccountName and AccountKey, or TableEndpoint, "
                    + "BlobEndpoint and SharedAccessSignature, separated by semicolons. Copy it again from the portal."
            },
            {
                new StorageOptions { ConnectionString = "just words" },
                "The storage connection string cannot be used: it needs AccountName and AccountKey, or TableEndpoint, "
                    + "BlobEndpoint and SharedAccessSignature, separated by semicolons. Copy it again from the portal."
            },
        };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_with_the_settings_is_told_at_once(StorageOptions options, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<StorageException>(() => new StorageAccount(options)).Message);

    [Fact]
    public void A_connection_string_names_the_account_and_its_cloud()
    {
        var account = new StorageAccount(
            new StorageOptions { ConnectionString = "AccountName=land;AccountKey=a2V5;EndpointSuffix=core.chinacloudapi.cn" }
        );

        Assert.Equal("https://land.table.core.chinacloudapi.cn/CultivatedLandTasks", account.Tasks.Uri.ToString());
        Assert.Equal("https://land.blob.core.chinacloudapi.cn/cultivatedland-archive", account.Archive.Uri.ToString());
    }

    [Fact]
    public void Endpoints_and_a_prefix_name_the_tables_and_containers()
    {
        var account = new StorageAccount(China with { Prefix = "Shiqiao" });

        Assert.Equal("https://land.table.core.chinacloudapi.cn/ShiqiaoTasks", account.Tasks.Uri.ToString());
        Assert.Equal("https://land.blob.core.chinacloudapi.cn/shiqiao-archive", account.Archive.Uri.ToString());
    }

    [Fact]
    public void Options_in_a_log_do_not_tell_the_key() =>
        Assert.Equal(
            "CultivatedLand in the account of a connection string",
            new StorageOptions { ConnectionString = "AccountName=land;AccountKey=a2V5" }.ToString()
        );

    [Fact]
    public void Without_a_credential_the_hosts_own_identity_is_used() =>
        Assert.IsType<DefaultAzureCredential>(StorageAccount.CredentialOf(Identity));

    [Theory]
    [InlineData(false, "https://storage.azure.com/.default")]
    [InlineData(true, "https://storage.azure.cn/.default")]
    public async Task Tokens_are_asked_for_in_the_accounts_own_cloud(bool isChina, string scope)
    {
        var scopes = new List<string>();
        var credential = new Mock<TokenCredential>();
        credential
            .Setup(known => known.GetTokenAsync(It.IsAny<TokenRequestContext>(), It.IsAny<CancellationToken>()))
            .Callback((TokenRequestContext context, CancellationToken _) => scopes.AddRange(context.Scopes))
            .ThrowsAsync(new CredentialUnavailableException("nobody"));
        var account = new StorageAccount((isChina ? China : Identity) with { Credential = credential.Object });

        var error = await Assert.ThrowsAnyAsync<AuthenticationFailedException>(() =>
            account.Tasks.GetEntityIfExistsAsync<global::Azure.Data.Tables.TableEntity>("a", "b")
        );

        Assert.Equal([scope], scopes.Distinct());
        Assert.Contains("managed identity", new StorageErrorExplainer().Explain(error)!.Sentence.English);
    }
}
