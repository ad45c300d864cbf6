using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Application;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Files;
using CultivatedLand.Application.Ledger;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Links;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Composition;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Plans;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.People;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Memory;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Web;
using CultivatedLand.Web.Infrastructure;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CultivatedLand.Tests.Web;

/// <summary>The web surface on an office in memory, over real HTTP messages.</summary>
public abstract class WebTest : IAsyncLifetime
{
    protected const string Token = "a-token-for-tests";

    private WebApplication? _app;

    /// <param name="begins">Moment at which the test begins. The clock does not go back.</param>
    protected WebTest(string begins = Beginning) => Clock = FakeClock.At(begins);

    public const string Beginning = "2023-07-20 08:00";

    protected FakeTimeProvider Clock { get; }

    private protected MemoryOffice Office { get; private set; } = null!;

    private protected MemoryRecordStore Cabinet => Office.Cabinet;

    protected virtual bool PlatformAuthenticates => false;

    private protected virtual string? ClientAddressHeader => null;

    private protected virtual SecondStepRequirement RequireSecondStep => SecondStepRequirement.None;

    private protected virtual void Add(IServiceCollection services) { }

    /// <summary>Maps endpoints beside the product's own.</summary>
    private protected virtual void Map(IEndpointRouteBuilder app) { }

    /// <summary>Whether the office has the sample task of four phases from the beginning.</summary>
    protected virtual bool HasSampleTask => true;

    /// <summary>
    /// Puts the product's own dispatcher in the place of the office's: papers are written, and those of interviews are held.
    /// </summary>
    private protected void AddRealPost(IServiceCollection services)
    {
        services.AddSingleton(new DeliveryRules(DeliveryRetryPolicy.Default, null, holdsInterviews: true));
        services.AddSingleton<IMailer>(Office.Mailbox);
        services.AddSingleton<MailDispatcher>();
    }

    private protected T Part<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    /// <summary>Without a token: anybody.</summary>
    protected HttpClient Anybody { get; private set; } = null!;

    /// <summary>With the administrator's token.</summary>
    protected HttpClient Administrator { get; private set; } = null!;

    protected static Recipient Leader { get; } =
        new(new Addressee(Role.Leader, null, Some.Village), Some.Village, "李村长", "li@q.example", null, RecipientStanding.Found);

    private protected SignedTaskLinks Links => _app!.Services.GetRequiredService<SignedTaskLinks>();

    public async Task InitializeAsync()
    {
        Office = new MemoryOffice(Clock);
        if (HasSampleTask)
            await Office.With(Some.FourPhases());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        AddOffice(builder.Services);
        Add(builder.Services);
        builder.Services.AddWeb(
            new WebOptions(
                new Uri("https://land.example.cn"),
                Token,
                1 << 20,
                TimeSpan.FromDays(60),
                IsVirtualTime: false,
                Language.Chinese
            )
            {
                Access = new AccessOptions
                {
                    Rules = new AccessRules { Clock = Clock, RequireSecondStep = RequireSecondStep },
                    PasswordIterations = 1000,
                    PlatformAuthenticates = PlatformAuthenticates,
                    ClientAddressHeader = ClientAddressHeader,
                },
            }
        );
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        _app = builder.Build();
        _app.UseWeb();
        _app.MapWeb();
        Map(_app);
        await _app.StartAsync();
        (Anybody, Administrator) = (_app.GetTestClient(), _app.GetTestClient());
        Administrator.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    private protected HttpClient NewClient() => _app!.GetTestClient();

    public async Task DisposeAsync() => await _app!.DisposeAsync();

    protected Task<HttpResponseMessage> Post(string path, string json) =>
        Administrator.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    protected static async Task<JsonNode> Json(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private void AddOffice(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<ILedger>(Office.Ledger);
        services.AddSingleton<ILedgerViews>(Office.Views);
        services.AddSingleton<IOutbox>(Office.Outbox);
        services.AddSingleton<IPlanStore>(Office.Shelf);
        services.AddSingleton<IDirectoryStore>(Office.Directory);
        services.AddSingleton<IArchive>(Office.Archive);
        services.AddSingleton<ILinkRevocationStore>(Office.Links);
        services.AddSingleton<IRecordStore>(Cabinet);
        services.AddSingleton<IChangeSignal, NoChangeSignal>();
        services.AddApplication(
            new OfficeOptions(
                "青石镇人民政府",
                null,
                DeadlinePolicy.Default,
                null,
                HoldsInterviews: false,
                StartsAutomatically: false,
                Language.Chinese
            )
        );

        // The memory office sends by its own post, and its calendar does not depend on the year.
        services.AddSingleton(provider => new CurrentDeadlineRules(
            DeadlinePolicy.Default,
            Some.ChinaCalendar,
            provider.GetRequiredService<IRecordStore>()
        ));
        services.AddSingleton(Cabinet.SetAside);
        services.AddSingleton(Office.Post);
        services.AddSingleton(new MailContext("青石镇人民政府", Some.Rules, (_, _) => null, _ => null));
    }
}
