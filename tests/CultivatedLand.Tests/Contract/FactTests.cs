using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Application.Webhooks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Golden;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Testing.Simulation;
using CultivatedLand.Tests.Web;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using Moq;

namespace CultivatedLand.Tests.Contract;

/// <summary>What is told and kept of facts, to the letter.</summary>
public sealed class FactTests : WebTest
{
    private static readonly TaskFact[] Samples =
    [
        .. SomeFacts.All,
        new TaskFact.Replanned(
            SomeFacts.Now,
            "建管办",
            Some.Duty(Some.Plough("2023-08-20")),
            Some.FourPhases() with
            {
                Policy = DeadlinePolicy.Default,
            },
            2
        ),
    ];

    [Fact]
    public void There_is_a_sample_of_each_kind_of_fact() =>
        Assert.Equal(
            typeof(TaskFact).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(TaskFact))).ToHashSet(),
            Samples.Select(fact => fact.GetType()).ToHashSet()
        );

    [Fact]
    public void Every_kind_of_fact_is_told_by_the_code_it_is_kept_under() =>
        Assert.All(Samples, fact => Assert.Equal((string?)JsonNode.Parse(CaseJson.Write(fact))!["fact"], FactView.Of(fact).What));

    [Fact]
    public void Whatever_the_particulars_of_a_fact_are_made_of_has_a_name_that_is_not_its_class()
    {
        var made = new HashSet<Type>();
        foreach (var property in typeof(TaskFact).GetNestedTypes().SelectMany(fact => fact.GetProperties()))
            Add(property.PropertyType);

        Assert.DoesNotContain(
            made,
            type => type.GetMethod("ToString", [])!.IsDefined(typeof(CompilerGeneratedAttribute), false) && !ParticularText.IsNamed(type)
        );

        void Add(Type type)
        {
            if (type.IsGenericType)
                Add(type.GetGenericArguments()[0]);
            if (type.IsGenericType || type.IsEnum || type.Assembly != typeof(TaskFact).Assembly || !made.Add(type))
                return;
            foreach (var property in type.GetProperties())
                Add(property.PropertyType);
        }
    }

    [Fact]
    public void Facts_are_kept_as_they_were_kept_before() =>
        GoldenFile.Check("facts.json", Samples.Select(fact => Encoding.UTF8.GetString(CaseJson.Write(fact))));

    [Fact]
    public void The_interface_tells_facts_as_it_told_them_before()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            GoldenFile.Check(
                "fact-views.txt",
                Samples
                    .Select(FactView.Of)
                    .SelectMany(view =>
                        view.Particulars.Select(particular => $"    {particular.Key}: {particular.Value ?? "(null)"}")
                            .Prepend($"{view.At:O} {view.By} {view.What}")
                    )
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData(WebhookFormat.Json)]
    [InlineData(WebhookFormat.WeCom)]
    [InlineData(WebhookFormat.DingTalk)]
    public async Task Webhooks_are_told_of_facts_as_they_were_told_before(WebhookFormat format)
    {
        Clock.MoveTo("2023-08-18 11:00");
        var views = new Mock<ILedgerViews>();
        views
            .Setup(ledger => ledger.Acts(It.IsAny<ActQuery>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                new ActResultPage(
                    [.. SomeFacts.All.Reverse().Select(fact => new LedgerAct(Some.Id, "柳湾村恢复耕地", Some.Village, fact))],
                    null
                )
            );
        var sender = new Mock<IWebhookSender>();
        var told = new List<WebhookMessage>();
        sender.Setup(other => other.Send(Capture.In(told), It.IsAny<CancellationToken>())).ReturnsAsync((string?)null);
        var webhookStore = Part<WebhookStore>();
        await webhookStore.Add(
            new Webhook(
                "h1",
                "测试",
                new Uri("https://hooks.example.cn/in"),
                format,
                "a-secret-of-some-length",
                [],
                IsOn: true,
                SomeFacts.Now,
                "管理员"
            ),
            default
        );

        await new WebhookJob(
            webhookStore,
            Office.Ledger,
            views.Object,
            sender.Object,
            new WebhookMessageWriter(new Uri("https://land.example.cn"), Language.Chinese),
            Clock,
            new SetAsideStore(Clock, new NoStoreFailures())
        ).Tell(default);

        GoldenFile.Check(
            $"webhook-{format.Code()}.txt",
            told.SelectMany(message =>
                new[]
                {
                    message.Address.AbsoluteUri,
                    message.Signature ?? "",
                    message.Body.Replace("},{", "},\n{", StringComparison.Ordinal),
                }
            )
        );
    }
}
