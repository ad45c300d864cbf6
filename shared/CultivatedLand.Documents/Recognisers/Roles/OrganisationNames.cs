using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Recognisers.Roles;

/// <summary>Rules for the names of offices, places and bodies. No list of whole names exists; the last characters decide.</summary>
internal static class OrganisationNames
{
    private static readonly string[] Ends =
    [
        "政府",
        "党委",
        "党工委",
        "办事处",
        "管委会",
        "委员会",
        "领导小组",
        "工作组",
        "专班",
        "办公室",
        "指挥部",
        "部门",
        "单位",
        "机构",
        "科室",
        "村委会",
        "居委会",
        "委会",
        "村两委",
        "村居",
        "村组",
        "村社",
        "村",
        "社区",
        "镇",
        "乡",
        "街道",
        "镇街",
        "乡镇",
        "县",
        "区",
        "市",
        "州",
        "省",
        "旗",
        "盟",
        "街办",
        "局",
        "厅",
        "委",
        "办",
        "所",
        "站",
        "中心",
        "院",
        "大队",
        "支队",
        "总队",
        "队",
        "公司",
        "集团",
        "学校",
        "中学",
        "小学",
        "企业",
        "平台",
        "银行",
        "支部",
        "协会",
        "团委",
        "妇联",
        "工会",
        "组织部",
        "宣传部",
        "统战部",
        "农工部",
        "武装部",
        "农场",
        "林场",
        "林长办",
        "河长办",
        "河长制办公室",
        "专委会",
        "总站",
        "林业站",
        "农技站",
        "科",
        "股",
        "处",
        "各地",
        "各级",
        "业主",
        "大户",
        "合作社",
        "项目部",
        "党支部",
        "党总支",
        "片区",
        "园区",
        "居民小组",
        "村民小组",
        "社",
        "组",
        "居",
        "工作队",
        "幼儿园",
        "医院",
        "卫生院",
        "派出所",
        "供电所",
        "村(居)",
        "主管部门",
        "乡(镇)",
        "镇(街)",
        "各市(州)",
        "县区",
        "区县",
        "市县",
        "村(社区)",
        "镇(街道)",
        "乡镇(街道)",
        "分局",
        "督导组",
        "检查组",
        "小组",
        "水务集团",
        "网格",
        "厂",
        "矿",
        "当事人",
    ];

    // These words end like a district but name land.
    private static readonly string[] NoDistricts =
    [
        "林区",
        "库区",
        "灌区",
        "山区",
        "项目区",
        "保护区",
        "禁养区",
        "牧区",
        "厂区",
        "景区",
        "储备区",
        "功能区",
        "缓冲区",
        "粮食生产功能区",
    ];

    private static readonly string[] NotFirst =
    [
        "对",
        "向",
        "经",
        "与",
        "从",
        "于",
        "按",
        "到",
        "根据",
        "聘请",
        "争取",
        "下沉",
        "通过",
        "选聘",
        "邀请",
        "联合",
        "会同",
        "依托",
        "督促",
        "指导",
        "支持",
        "协调",
        "我",
        "请",
        "并",
        "再",
        "也",
        "使",
        "让",
        "同",
        "和",
        "及",
        "全县",
        "全市",
        "全镇",
        "全区",
        "全乡",
        "全省",
        "全村",
        "全街道",
        "全旗",
        "力争",
        "确保",
        "切实",
        "务必",
        "努力",
        "抓好",
        "抓紧",
        "全力",
        "各项",
        "一个",
        "每个",
        "是",
        "为",
        "被",
        "其",
        "该",
        "此",
        "至",
        "因",
        "若",
        "如",
        "凡",
        "未",
        "不",
        "已",
        "就",
        "即",
        "仍",
        "还",
        "将各",
        "组建",
        "成立",
        "建立",
        "发动",
        "引导",
        "鼓励",
        "要求",
        "推动",
        "加快",
        "健全",
        "形成",
        "充分",
        "积极",
        "主动",
        "及时",
        "报县",
        "报市",
        "报区",
        "报镇",
        "报乡",
        "报省",
        "报所",
        "报送",
        "上报",
        "移交",
        "抄送",
    ];

    private static readonly string[] PersonEnds =
    [
        "领导",
        "书记",
        "镇长",
        "乡长",
        "县长",
        "区长",
        "市长",
        "局长",
        "主任",
        "组长",
        "负责人",
        "第一书记",
        "干部",
        "村长",
        "社长",
        "网格长",
        "副县长",
        "副区长",
        "副镇长",
        "责任人",
        "队长",
        "站长",
        "所长",
        "厅长",
        "院长",
        "校长",
        "河长",
        "林长",
        "田长",
        "同志",
        "委员",
        "党政正职",
        "一把手",
    ];

    public static bool EndsLikeUnit(ReadOnlySpan<char> name)
    {
        name = name.TrimEnd();
        if (name.Length < 2)
            return false;
        // 各市（州）, 村（居）委会: a short bracket belongs to the name.
        if (name[^1] == ')')
        {
            var open = name.LastIndexOf('(');
            return open > 0
                && name.Length - open <= 8
                && (
                    EndsLikeUnit(name[..open]) || open >= 1 && TextMatch.EndsWithAny(name[..open], "市", "县", "村", "镇", "乡", "省", "区")
                );
        }

        return TextMatch.EndsWithAny(name, Ends) && !TextMatch.EndsWithAny(name, NoDistricts);
    }

    /// <summary>Whether the words can be a name. Opening words of a sentence are no part of a name, and 我县 names no unit.</summary>
    public static bool IsName(ReadOnlySpan<char> name) =>
        !name.IsEmpty
        && (!TextMatch.StartsWithAny(name, NotFirst) || name.StartsWith("其他"))
        && !TextMatch.ContainsAny(name, "以", "在", "把", "年", "月", ":", "%")
        && !char.IsAsciiDigit(name[0])
        && name
            is not (
                "省市"
                or "国家"
                or "国务院"
                or "党中央"
                or "上级"
                or "本级"
                or "全县"
                or "全市"
                or "全镇"
                or "全区"
                or "全省"
                or "全乡"
                or "全村"
                or "辖区"
            );

    public static bool EndsLikePerson(ReadOnlySpan<char> name) => TextMatch.EndsWithAny(name.TrimEnd(), PersonEnds);
}
