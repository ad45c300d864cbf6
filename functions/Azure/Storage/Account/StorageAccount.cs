using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using CultivatedLand.Application.Records;
using CultivatedLand.Functions.Storage.Entities;

namespace CultivatedLand.Functions.Storage.Account;

/// <summary>Storage account with its clients, and the names of this deployment's tables and containers in it.</summary>
/// <remarks>The clients retry throttled and failed requests. <see cref="StorageErrorExplainer"/> explains those that still fail.</remarks>
public sealed class StorageAccount
{
    private readonly TableServiceClient _tables;
    private readonly BlobServiceClient _blobs;
    private readonly string _prefix;

    /// <exception cref="StorageException">The options cannot be used; the exception names the first fault.</exception>
    public StorageAccount(StorageOptions options)
    {
        if (options.Validate().FirstOrDefault() is { } wrong)
            throw new StorageException(wrong);
        _prefix = options.Prefix;
        (_tables, _blobs) = options.ConnectionString is { } connection
            ? (new TableServiceClient(connection, TableOptions(options)), new BlobServiceClient(connection, BlobOptions(options)))
            : (
                new TableServiceClient(options.TableEndpoint!, CredentialOf(options), TableOptions(options)),
                new BlobServiceClient(options.BlobEndpoint!, CredentialOf(options), BlobOptions(options))
            );
        Tasks = _tables.GetTableClient(_prefix + "Tasks");
        Moments = _tables.GetTableClient(_prefix + "Moments");
        Lists = _tables.GetTableClient(_prefix + "Lists");
        Mails = _tables.GetTableClient(_prefix + "Mails");
        Recordings = _tables.GetTableClient(_prefix + "Recordings");
        Records = _tables.GetTableClient(_prefix + "Records");
        Archive = Container("archive");
        Overflow = Container("overflow");
        Views = Container("views");
        Payloads = new PayloadColumns(Overflow);
        RecordingPatience = options.RecordingPatience;
    }

    /// <summary>Table with one partition for each task: its head, its notices, its facts.</summary>
    public TableClient Tasks { get; }

    /// <summary>Table of due times: wake-ups, notices, attempts.</summary>
    public TableClient Moments { get; }

    /// <summary>Table of the orders in which tasks and mails are listed.</summary>
    public TableClient Lists { get; }

    public TableClient Mails { get; }

    /// <summary>Table of the current recording of mails, and of the letter series.</summary>
    public TableClient Recordings { get; }

    /// <summary>Table of plans, directories, revoked links and the record sets.</summary>
    public TableClient Records { get; }

    /// <summary>Container of originals and evidence.</summary>
    public BlobContainerClient Archive { get; }

    /// <summary>Container of content that is too large for a table.</summary>
    public BlobContainerClient Overflow { get; }

    /// <summary>Container of what is packed from the tables for reading, and can be made again from them.</summary>
    public BlobContainerClient Views { get; }

    /// <summary>Records that this machine has set aside because they cannot be read.</summary>
    public SetAsideStore SetAside { get; } = new(TimeProvider.System, new StorageErrorExplainer());

    public IReadOnlyList<TableClient> AllTables => [Tasks, Moments, Lists, Mails, Recordings, Records];

    public IReadOnlyList<BlobContainerClient> AllContainers => [Archive, Overflow, Views];

    /// <summary>Returns the containers into which people put plans, and in which they find them again when they are read.</summary>
    internal IReadOnlyList<BlobContainerClient> PlanContainers =>
        [PlainContainer("plans"), PlainContainer("plans-done"), PlainContainer("plans-rejected")];

    /// <summary>Returns a container whose name people and the platform's triggers know, without the deployment's prefix.</summary>
    internal BlobContainerClient PlainContainer(string name) => _blobs.GetBlobContainerClient(name);

    internal PayloadColumns Payloads { get; }

    /// <summary>Sequence of first storage. It is physical: it does not follow a clock that a person sets.</summary>
    internal Sequence Sequence { get; } = new(TimeProvider.System);

    internal TimeSpan RecordingPatience { get; }

    /// <summary>Returns a container of this deployment. A container's name has no upper case.</summary>
    private BlobContainerClient Container(string name) => _blobs.GetBlobContainerClient(_prefix.ToLowerInvariant() + "-" + name);

    internal static TokenCredential CredentialOf(StorageOptions options) =>
        options.Credential
        ?? new DefaultAzureCredential(
            new DefaultAzureCredentialOptions
            {
                ManagedIdentityClientId = options.ClientId,
                AuthorityHost = IsInChina(options.TableEndpoint!) ? AzureAuthorityHosts.AzureChina : AzureAuthorityHosts.AzurePublicCloud,
                ExcludeInteractiveBrowserCredential = true,
            }
        );

    internal static bool IsInChina(Uri endpoint) => endpoint.Host.EndsWith(".chinacloudapi.cn", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the options of the table client. Tables ask for tokens of their own cloud's storage; blobs use one audience everywhere.
    /// </summary>
    private static TableClientOptions TableOptions(StorageOptions options)
    {
        var tableOptions = Patient(new TableClientOptions(), options.Hindrance);
        if (options.TableEndpoint is { } endpoint && IsInChina(endpoint))
            tableOptions.Audience = TableAudience.AzureChina;
        return tableOptions;
    }

    private static BlobClientOptions BlobOptions(StorageOptions options) => Patient(new BlobClientOptions(), options.Hindrance);

    private static T Patient<T>(T options, HttpPipelinePolicy? hindrance)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 6;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
        if (hindrance is not null)
            options.AddPolicy(hindrance, HttpPipelinePosition.PerRetry);
        return options;
    }
}
