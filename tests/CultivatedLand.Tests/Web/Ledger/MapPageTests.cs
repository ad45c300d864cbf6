using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Places;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Web.Security;

namespace CultivatedLand.Tests.Web.Ledger;

public class MapPageTests : AccessTest
{
    private const string Square = "[[[108.1,29.1],[108.2,29.1],[108.2,29.2],[108.1,29.2],[108.1,29.1]]]";

    [Fact]
    public async Task A_parcel_is_drawn_with_the_state_of_its_task()
    {
        var browser = await Office1();

        await Send(browser, Collection(Feature($"\"task\":\"{Some.Id}\"", Square)));

        Assert.Contains("1个图斑已上图", browser.Page, StringComparison.Ordinal);
        Assert.Contains("<path class=\"parcel current\" d=\"M20,", (await browser.Open("/map")).Page, StringComparison.Ordinal);
        Assert.Contains($"/tasks/{Some.Id}", browser.Page, StringComparison.Ordinal);
        Assert.Contains(
            "aria-label=\"图斑图：逾期 0 个，进行中 1 个，已销号 0 个，其他 0 个；任务见列表\"",
            browser.Page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_parcel_finds_its_task_by_place_and_name()
    {
        var browser = await Send(await Office1(), Collection(Feature("\"place\":\"青石镇/柳湾村\",\"name\":\"柳湾村恢复耕地\"", Square)));

        Assert.Contains("1个图斑已上图", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parcels_of_other_places_are_neither_taken_nor_shown()
    {
        await Office.With(Some.FourPhases() with { Name = "松林任务", Place = Place.Parse("沙河区/白石镇/松林村")! }, TaskId.Of("aaaa-1"));
        var everybody = await Send(
            await SignedIn("all", AccountRole.Administrator, null),
            Collection(Feature("\"task\":\"aaaa-1\"", Square))
        );
        Assert.Contains("松林任务", everybody.Page, StringComparison.Ordinal);

        var own = await Send(
            await Office1(),
            Collection(Feature("\"task\":\"aaaa-1\"", Square), Feature($"\"task\":\"{Some.Id}\"", Square))
        );

        Assert.Contains("1个图斑已上图，1个没有上图", own.Page, StringComparison.Ordinal);
        Assert.Contains("第1个图斑：没有找到任务", own.Page, StringComparison.Ordinal);
        Assert.DoesNotContain("松林任务", own.Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "这个文件不是完整的 JSON（第1行附近）")]
    [InlineData("[]", "这个文件不是 GeoJSON")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "文件里没有图斑。")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[1,null,{}]}", "第1个图斑：没有图形。")]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Point\",\"coordinates\":[108,29]}}]}",
        "第1个图斑：图形应为 Polygon 或 MultiPolygon，现为“Point”。"
    )]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[108,29],[108,29]]]}}]}",
        "第1个图斑：边界不完整"
    )]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\"a\",29],[1,2],[1,2],[1,2]]]}}]}",
        "第1个图斑：边界不完整"
    )]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[29.1,108.1],[29.1,108.2],[29.2,108.2],[29.1,108.1]]]}}]}",
        "像是纬度写在了前面"
    )]
    [InlineData(
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[36512345.6,3234567.8],[1,2],[1,2],[1,2]]]}}]}",
        "不要用投影坐标"
    )]
    public async Task A_file_that_cannot_be_drawn_is_refused_in_a_sentence(string content, string sentence)
    {
        var browser = await Send(await Office1(), content);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains(sentence, WebUtility.HtmlDecode(browser.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_nested_without_end_or_with_too_many_parcels_is_refused()
    {
        var browser = await Office1();

        await Send(browser, new string('[', 100_000));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        await Send(browser, $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(',', Enumerable.Repeat("1", 20_001))}]}}");
        Assert.Contains("一次最多20000个", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_looks_sends_nothing()
    {
        var leader = await (await SignedIn("leader", AccountRole.Leader, Some.Village)).Open("/map");

        Assert.DoesNotContain("type=\"file\"", leader.Page, StringComparison.Ordinal);
        await Send(leader, Collection(Feature($"\"task\":\"{Some.Id}\"", Square)));
        Assert.Equal(HttpStatusCode.Forbidden, leader.Status);
    }

    [Fact]
    public async Task The_files_of_other_places_are_not_named()
    {
        await Office.With(Some.FourPhases() with { Name = "松林任务", Place = Place.Parse("沙河区/白石镇/松林村")! }, TaskId.Of("aaaa-1"));
        await Send(
            await SignedIn("all", AccountRole.Administrator, null),
            Collection(Feature("\"task\":\"aaaa-1\"", Square), Feature($"\"task\":\"{Some.Id}\"", Square)),
            "白石镇违法占地.geojson"
        );
        await Send(
            await SignedIn("district", AccountRole.Office, null),
            Collection(Feature($"\"task\":\"{Some.Id}\"", Square)),
            "柳湾村.geojson"
        );

        var page = (await (await Office1()).Open("/map")).Page;

        Assert.Contains("柳湾村.geojson", page, StringComparison.Ordinal);
        Assert.DoesNotContain("白石镇违法占地", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sends_the_file_of_other_places_again_is_not_told_its_name()
    {
        await Office.With(Some.FourPhases() with { Name = "松林任务", Place = Place.Parse("沙河区/白石镇/松林村")! }, TaskId.Of("aaaa-1"));
        var file = Collection(Feature("\"task\":\"aaaa-1\"", Square));
        await Send(await SignedIn("all", AccountRole.Administrator, null), file, "白石镇违法占地.geojson");

        var own = await Send(await Office1(), file, "a.geojson");

        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.DoesNotContain("白石镇违法占地", own.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_layer_is_taken_off_by_whoever_sent_it()
    {
        var browser = await Send(await Office1(), Collection(Feature($"\"task\":\"{Some.Id}\"", Square)));
        var other = await (await SignedIn("office-2", AccountRole.Office, Some.Village)).Open("/map");
        var layer = browser.Page[(browser.Page.IndexOf("name=\"layer\" value=\"", StringComparison.Ordinal) + 20)..].Split('"')[0];

        Assert.Equal(HttpStatusCode.Forbidden, (await other.Submit("/map/layers/remove", ("layer", layer))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Submit("/map/layers/remove", ("layer", "x"))).Status);
        await browser.Open("/map");
        Assert.Contains("将从地图删除图层", (await browser.Submit("/map/layers/remove", ("layer", layer))).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit("/map/layers/remove", ("layer", layer), ("confirmed", "yes"))).Status);
        Assert.Contains("这里还没有图斑", (await browser.Open("/map")).Page, StringComparison.Ordinal);
    }

    private Task<Browser> Office1() => SignedIn("office-1", AccountRole.Office, Some.Village);

    private static async Task<Browser> Send(Browser browser, string content, string fileName = "图斑.geojson")
    {
        if (browser.Hidden("__RequestVerificationToken") is null)
            await browser.Open("/map");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/geo+json");
        return await browser.Send(
            new HttpRequestMessage(HttpMethod.Post, "/map/layers")
            {
                Content = new MultipartFormDataContent
                {
                    { new StringContent(browser.Hidden("__RequestVerificationToken") ?? ""), "__RequestVerificationToken" },
                    { file, "file", fileName },
                },
            }
        );
    }

    private static string Collection(params string[] features) =>
        $"{{\"type\":\"FeatureCollection\",\"features\":[{string.Join(',', features)}]}}";

    private static string Feature(string properties, string coordinates) =>
        $"{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{coordinates}}}}}";
}
