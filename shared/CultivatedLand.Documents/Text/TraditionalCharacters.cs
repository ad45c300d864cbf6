namespace CultivatedLand.Documents.Text;

/// <summary>
/// Table of the traditional characters of notices with their simplified forms, one for one: 驗 and 验, 畝 and 亩.
/// Characters that are simplified words of their own, such as 乾 and 著, are left as they are.
/// </summary>
internal static class TraditionalCharacters
{
    private const char First = '\u4E00';
    private const char Last = '\u9FFF';

    private const string Traditional =
        "復驗畝責單時務種墾農業鄉鎮縣區辦領導組織開關於會議報進達違佔補劃圖標準實據應須將對發現問題檢調監處罰規則資財產費貼獎勵萬億個幾兩東灣嶺龍橋舊廣廠場園圍國際環節約級紅線綠絡網員長門間"
        + "閒閑陽陰隊階隨險陸陳雜離難電雲霧頁頂項順預頻顯類願風飛飯養馬驅體魚鳥麥黃點齊齡龜內冊凍別剛創劑動勞勢勝匯協卻廳歷厲參雙變啟喪嚴團塊壓壞壩夠頭奪婦媽學寧寶寫寬層屬島嶼巖帥師帳帶幣幫幹"
        + "庫廢彈彎後徑從徹恆恥憑慶慮憲憶懇態戰戲戶拋掃掛採換揮損搖搶擁擇擊擋擔擬擴攔攜攝敗敵數斷無暫曆書條來極構槍樁樂樓樣樹機橫檔櫃權歐歡歲歸殘殺毀氣決況淚淨測渾溝滅滬滿漁漢漲漸潔澤濕濟灑灘"
        + "災為烏煙熱燈燒營爐爭爺牆牽犧狀獨獲獵獻甌畢畫異當療盜盡盤確碼礎礦禮禍禦稅稱穀積穩窮競筆築簡簽籃籌糧糾紀純紙納紛細紹終結給統經維綱綜緊緒編緩緣縮總績繕繞繪繳繼續羅義習聖聞聯聲職聽肅腦"
        + "臨與興舉艦艱蔣葉蓋蘇蘭號虧蟲術衛衝裝裡裏製複襲見視親覺覽觀觸計訂訊討訓記訪設許訴診證評詞試詳該認誤說課談請論諮諸謀謝講識譯護讓貢貧貨販貫貴買貸貿賃賓賞賠賢賣質購賽贈趙趨跡踐車軌軍軟"
        + "較載輔輕輛輪輸轄轉辭這連週遊運過適遷選遺邊還鄧鄭鄰醫釋針鈔鉤銀銅銷鋪錄錢錯鍾鎖鐘鐵鑒鑑閉閱闊隱雖靈靜韓響頒額顧顏飼餘館騰驟鮮鹽麗龐臺徵眾麼佈併並係俠傳債傷僅優儲兒勻喬嘗噸墊壯夾奧奮"
        + "姍孫審專尋屆嶄幀廈彙懸捨掄搗撥撲擡攤斂晉暢曬楊榮槳樞檳櫻氾沖涇淵渦湯溫潛澆濱瀏瀘烴煉犢瑋瓊瘋皚盧睜矯砲祿禎秈稈窪竄範糞紡綁綿縱纖罷羨聰脅脫脹膠膽舖苧莊萊葦蔭薦藍藥蘆蘋蠶衹詢誌誠誰諒"
        + "謙譜豬貓賀賴蹤軸輝輯迴逕遞遙遼邏鄒釀鋤鋼錫鏟閘闆闢隴雞饑騙驢鴨鵝鷄";

    private const string Simplified =
        "复验亩责单时务种垦农业乡镇县区办领导组织开关于会议报进达违占补划图标准实据应须将对发现问题检调监处罚规则资财产费贴奖励万亿个几两东湾岭龙桥旧广厂场园围国际环节约级红线绿络网员长门间"
        + "闲闲阳阴队阶随险陆陈杂离难电云雾页顶项顺预频显类愿风飞饭养马驱体鱼鸟麦黄点齐龄龟内册冻别刚创剂动劳势胜汇协却厅历厉参双变启丧严团块压坏坝够头夺妇妈学宁宝写宽层属岛屿岩帅师帐带币帮干"
        + "库废弹弯后径从彻恒耻凭庆虑宪忆恳态战戏户抛扫挂采换挥损摇抢拥择击挡担拟扩拦携摄败敌数断无暂历书条来极构枪桩乐楼样树机横档柜权欧欢岁归残杀毁气决况泪净测浑沟灭沪满渔汉涨渐洁泽湿济洒滩"
        + "灾为乌烟热灯烧营炉争爷墙牵牺状独获猎献瓯毕画异当疗盗尽盘确码础矿礼祸御税称谷积稳穷竞笔筑简签篮筹粮纠纪纯纸纳纷细绍终结给统经维纲综紧绪编缓缘缩总绩缮绕绘缴继续罗义习圣闻联声职听肃脑"
        + "临与兴举舰艰蒋叶盖苏兰号亏虫术卫冲装里里制复袭见视亲觉览观触计订讯讨训记访设许诉诊证评词试详该认误说课谈请论咨诸谋谢讲识译护让贡贫货贩贯贵买贷贸赁宾赏赔贤卖质购赛赠赵趋迹践车轨军软"
        + "较载辅轻辆轮输辖转辞这连周游运过适迁选遗边还邓郑邻医释针钞钩银铜销铺录钱错钟锁钟铁鉴鉴闭阅阔隐虽灵静韩响颁额顾颜饲余馆腾骤鲜盐丽庞台征众么布并并系侠传债伤仅优储儿匀乔尝吨垫壮夹奥奋"
        + "姗孙审专寻届崭帧厦汇悬舍抡捣拨扑抬摊敛晋畅晒杨荣桨枢槟樱泛冲泾渊涡汤温潜浇滨浏泸烃炼犊玮琼疯皑卢睁矫炮禄祯籼秆洼窜范粪纺绑绵纵纤罢羡聪胁脱胀胶胆铺苎庄莱苇荫荐蓝药芦苹蚕只询志诚谁谅"
        + "谦谱猪猫贺赖踪轴辉辑回径递遥辽逻邹酿锄钢锡铲闸板辟陇鸡饥骗驴鸭鹅鸡";

    private static readonly char[] Forms = Made();

    /// <summary>Returns the simplified form. Every other character is returned as it is.</summary>
    public static char Simplify(char c) => c is >= First and <= Last ? Forms[c - First] : c;

    private static char[] Made()
    {
        var forms = Enumerable.Range(First, Last - First + 1).Select(code => (char)code).ToArray();
        foreach (var (traditional, simplified) in Traditional.Zip(Simplified))
            forms[traditional - First] = simplified;
        return forms;
    }
}
